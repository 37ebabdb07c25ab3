// Progressive: without it the page reloads itself while waiting, and the filter is a plain form.

/** While the screening runs: shows how far it is, and the result once it is there. */
async function followProgress() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    try {
      const health = await (await fetch('/api/v1/health')).json();
      if (health.phase === 'ready' || health.finished_utc !== null) {
        location.reload();
        return;
      }
      document.title = `${Math.floor(health.progress * 100)} % · Clearway`;
      document.getElementById('progress').value = health.progress;
      document.getElementById('waiting-for').textContent = health.title;
      document.getElementById('progress-detail').textContent = health.detail;
    } catch {
      document.getElementById('progress-detail').textContent =
        'Clearway does not answer. It may have been stopped; this page goes on asking.';
    }
  }
}

let latest = 0;

/** Shows what the form asks for in place, keeping the address in step and the cursor where it is. */
async function showFiltered(form) {
  const turn = ++latest;
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isDefault = value === '' || (name === 'sort' && value === (form.dataset.sort ?? 'miss'));
    if (!isDefault) parameters.set(name, value);
  }
  const query = parameters.toString();
  const url = query === '' ? location.pathname : `${location.pathname}?${query}`;
  const response = await fetch(url);
  if (!response.ok || turn !== latest) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (turn !== latest) return;
  const results = document.getElementById('results');
  for (const part of ['#list-title', '.count', 'table', '.empty', '.pager', '.together-list']) {
    results.querySelector(`:scope > ${part}`)?.remove();
  }
  for (const node of fresh.getElementById('results').children) {
    if (node.matches('form')) continue;
    if (node.matches('#list-title')) results.prepend(node.cloneNode(true));
    else results.append(node.cloneNode(true));
  }
  history.replaceState(null, '', url);
}

function followFilter() {
  let timer;
  const later = (form, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => showFiltered(form).catch(() => form.submit()), milliseconds);
  };
  document.addEventListener('input', (event) => {
    const form = event.target.closest('form.filter');
    if (form) later(form, event.target.type === 'search' ? 250 : 0);
  });
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form.filter')) return;
    event.preventDefault();
    later(event.target, 0);
  });
}

document.body.classList.add('scripted');
if (document.body.dataset.phase === 'ready') followFilter();
else followProgress();
