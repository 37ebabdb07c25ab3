// Filters the documentation while typing; the page works without it.

const input = document.getElementById('find');
const found = document.getElementById('found');

function filter() {
  const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const article of document.querySelectorAll('article.operation')) {
    const matches = words.every((word) => article.dataset.words.includes(word));
    article.hidden = !matches;
    if (matches && !article.classList.contains('document')) shown++;
    const entry = document.querySelector(`[data-operation="${article.id}"]`);
    if (entry) entry.hidden = !matches;
  }
  for (const group of document.querySelectorAll('[data-group]')) {
    group.hidden = group.querySelector('li:not([hidden])') === null;
  }
  for (const section of document.querySelectorAll('.tag-section')) {
    section.hidden = section.querySelector('article:not([hidden])') === null;
  }
  found.textContent = words.length === 0 ? '' : `${shown} ${shown === 1 ? 'operation' : 'operations'}`;
}

input.addEventListener('input', filter);
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.matches('input')) return;
  event.preventDefault();
  input.focus();
});
filter();
