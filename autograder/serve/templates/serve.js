"use strict";
// A change on the server replaces the content of this page; a link of another page is followed.
(() => {
  const main = document.querySelector("main[data-live]");
  const FOCUSABLE = "a, button, input, summary, [tabindex]";
  let shown = main && main.innerHTML;
  // What the reader has opened, focused and scrolled to stays so, unless there is more of it now.
  const replace = (content) => {
    const opened = [...main.querySelectorAll("details")].map((details) => details.open);
    const before = [...main.querySelectorAll(FOCUSABLE)];
    const [focused, top] = [before.indexOf(document.activeElement), window.scrollY];
    main.replaceChildren(...content.childNodes);
    if (location.hash) location.replace(location.hash); // the new content has to match `:target`
    const details = main.querySelectorAll("details");
    if (details.length === opened.length) details.forEach((each, n) => (each.open = opened[n]));
    document.dispatchEvent(new Event("refreshed"));
    const after = main.querySelectorAll(FOCUSABLE);
    if (focused >= 0 && after.length === before.length) after[focused].focus({ preventScroll: true });
    window.scrollTo(0, top);
  };
  const refresh = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected && answer.url !== location.href) {
      location.assign(answer.url);
      return;
    }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = fresh.querySelector("main[data-live]");
    const input = main.querySelector("input[type=file]");
    // A file that is chosen, and not handed in yet, stays chosen.
    if (!content || content.innerHTML === shown || (input && input.files.length)) return;
    shown = content.innerHTML;
    replace(content);
  };
  if (main && window.EventSource) {
    let timer = 0;
    new EventSource(main.dataset.live).addEventListener("change", (event) => {
      clearTimeout(timer);
      timer = setTimeout(refresh, event.data * Math.random()); // ms: not all pages at once
    });
  }
  const form = (event) => event.target.closest && event.target.closest(".drop");
  document.addEventListener("dragover", (event) => {
    if (!form(event)) return;
    event.preventDefault();
    form(event).classList.add("over");
  });
  document.addEventListener("dragleave", (event) => form(event) && form(event).classList.remove("over"));
  document.addEventListener("drop", (event) => {
    const target = form(event);
    if (!target) return;
    event.preventDefault();
    target.classList.remove("over");
    target.querySelector("input[type=file]").files = event.dataTransfer.files;
    target.requestSubmit();
  });
})();
