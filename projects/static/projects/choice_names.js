/* Select2 draws a box of its own for a choice: it is called what the field's label says. */
"use strict";
{
  const nameChoices = (within) => {
    for (const select of within.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
      const box = select.parentElement.querySelector(".select2-selection");
      if (!box) {
        continue;
      }
      const chosen = box.querySelector(".select2-selection__rendered");
      if (!label) {
        // In a table: the select itself says what it is.
        for (const part of [box, chosen, box.querySelector(".select2-search__field")]) {
          part?.removeAttribute("aria-labelledby");
          part?.setAttribute("aria-label", select.getAttribute("aria-label") ?? "");
        }
        continue;
      }
      label.id ||= `${select.id}_label`;
      box.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`.trim());
      chosen.setAttribute("aria-labelledby", label.id);
      box.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
    }
  };

  // After Django's own script, which draws the boxes once jQuery is ready and when a row is added.
  window.addEventListener("load", () => django.jQuery?.(() => nameChoices(document)));
  document.addEventListener("formset:added", ({ target }) => {
    requestAnimationFrame(() => nameChoices(target));
  });
}
