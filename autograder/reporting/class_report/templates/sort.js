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
const chosen = new Map() // by the number of the table: column and direction
const sort = (table, at, down) => {
  for (const head of table.querySelectorAll("th[data-at]")) {
    head.removeAttribute("aria-sort")
    if (Number(head.dataset.at) === at) head.setAttribute("aria-sort", down ? "descending" : "ascending")
  }
  const rows = [...table.tBodies[0].rows].map(row => [value(row, at), row])
  rows.sort(([one], [other]) => {
    if (one === null || other === null) return (one === null) - (other === null) // none: last
    return down ? compare(other, one) : compare(one, other)
  })
  table.tBodies[0].append(...rows.map(([, row]) => row))
}
const prepare = () => document.querySelectorAll("table.sorts").forEach((table, number) => {
  for (const head of table.querySelectorAll("th[data-at]")) {
    const button = document.createElement("button")
    button.type = "button"
    const inner = head.querySelector("span.v") ?? head
    button.append(...inner.childNodes)
    if (inner !== head) { button.title = head.title; inner.remove() }
    head.prepend(button)
    button.addEventListener("click", () => {
      const choice = [Number(head.dataset.at), head.getAttribute("aria-sort") === "ascending"]
      chosen.set(number, choice)
      sort(table, ...choice)
    })
  }
  if (chosen.has(number)) sort(table, ...chosen.get(number))
})
prepare()
document.addEventListener("refreshed", prepare) // a server's script has replaced the tables
