"""How the API describes itself: OpenAPI 3.1, from the shapes, the filters and the views."""
