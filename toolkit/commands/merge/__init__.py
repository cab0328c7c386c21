"""``bdgxl merge``: the main job."""
