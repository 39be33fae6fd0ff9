"""What every Word document of ours is written with: elements, numbering, pages."""
