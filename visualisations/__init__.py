"""What can be seen: the palette, the layout, and the pages drawn from networks."""
