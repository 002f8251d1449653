"""Documents that are glued into packets: each module draws one kind in many layouts; only pages are of interest."""
