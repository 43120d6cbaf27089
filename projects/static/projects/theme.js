/* Light or dark, as the reader chose on this device; before the page is painted. */
"use strict";

(() => {
  const KEY = "theme";
  const root = document.documentElement;
  const apply = (choice) => {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
  };
  let kept = "";
  try {
    kept = localStorage.getItem(KEY) || "";
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
  apply(kept);
  document.addEventListener("change", (event) => {
    if (event.target.id !== "theme") return;
    kept = event.target.value;
    apply(kept);
    try {
      localStorage.setItem(KEY, kept);
    } catch {
      // As above.
    }
  });
  const offer = () => {
    const choice = document.getElementById("theme");
    if (!choice) return;
    choice.value = kept;
    choice.closest("[hidden]")?.removeAttribute("hidden");
  };
  document.addEventListener("DOMContentLoaded", offer);
  // The list exchanges the page's body without loading the page anew.
  document.addEventListener("htmx:afterSettle", offer);
})();
