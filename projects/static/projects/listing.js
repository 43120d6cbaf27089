/* The list exchanged its content without loading the page anew: the new count is said aloud, and
   who stood on what is gone now stands at the beginning of the content. */
"use strict";

document.addEventListener("htmx:afterSettle", () => {
  const heading = document.querySelector("main h1");
  const voice = document.getElementById("voice");
  if (heading && voice) voice.textContent = heading.textContent.trim();
  if (document.activeElement === document.body) {
    document.getElementById("content").focus({ preventScroll: true });
  }
});
