{# No token against forgery, unlike drf-spectacular's own: it would set a cookie, and nothing here writes. #}
"use strict";
window.ui = SwaggerUIBundle({
  url: "{{ schema_url|escapejs }}",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  ...{{ settings|safe }},
});
