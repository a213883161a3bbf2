"use strict"
// Without this script every table is there, in the order it was written.
const collator = new Intl.Collator(document.documentElement.lang, {numeric: true})
const value = (row, at) => {
  const cell = row.cells[at]
  const given = cell.dataset.v
  return given === undefined ? cell.textContent.trim() : given === "" ? null : Number(given)
}
const compare = (one, other) =>
  typeof one === "number" && typeof other === "number" ? one - other : collator.compare(one, other)
for (const table of document.querySelectorAll("table.sorts")) {
  const body = table.tBodies[0]
  for (const head of table.querySelectorAll("th[data-at]")) {
    const button = document.createElement("button")
    button.type = "button"
    const inner = head.querySelector("span.v") ?? head
    button.append(...inner.childNodes)
    if (inner !== head) { button.title = head.title; inner.remove() }
    head.prepend(button)
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending"
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort")
      head.setAttribute("aria-sort", down ? "descending" : "ascending")
      const at = Number(head.dataset.at)
      const rows = [...body.rows].map(row => [value(row, at), row])
      rows.sort(([one], [other]) => {
        if (one === null || other === null) return (one === null) - (other === null) // none: last
        return down ? compare(other, one) : compare(one, other)
      })
      body.append(...rows.map(([, row]) => row))
    })
  }
}
