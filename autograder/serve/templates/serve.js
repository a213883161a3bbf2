"use strict";
// A change on the server replaces the content of this page; a link of another page is followed.
(() => {
  const main = document.querySelector("main[data-live]");
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
    if (content && !(input && input.files.length)) main.replaceChildren(...content.childNodes);
  };
  if (main && window.EventSource) {
    let timer = 0;
    new EventSource(main.dataset.live).addEventListener("change", () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, 150);
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
