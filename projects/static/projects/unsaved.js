"use strict";

// Asks before a form is left with something typed that is not saved.
window.addEventListener("load", () => {
  const form = document.querySelector('#content-main form[method="post"][id$="_form"]');
  if (!form) {
    return;
  }
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  // What the server sends back with an error, or beside another's changes, is stored nowhere.
  const isUnsaved = "unsaved" in form.dataset || document.querySelector(".errornote") !== null;
  const atFirst = typed();
  let isSending = false;
  form.addEventListener("submit", () => {
    isSending = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && (isUnsaved || typed() !== atFirst)) {
      event.preventDefault();
    }
  });
});
