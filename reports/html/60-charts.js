// Charts of the small tables on pages; the table beside is what is read aloud.
'use strict';
const chartColors = { critical: '#8b0000', high: '#e98b6d', medium: '#f8cbad', low: '#fff2cc', info: '#d0d7de' };

function drawChart(figure) {
    const table = document.getElementById(figure.dataset.table);
    const cells = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    const labels = cells.map((row) => row[Number(figure.dataset.label)]);
    const ink = getComputedStyle(document.body).color;
    const canvas = element('canvas', { role: 'img', 'aria-label': `Chart: ${figure.dataset.title}` });
    figure.append(canvas);
    new Chart(canvas, {
        type: 'bar',
        data: { labels, datasets: [{
            data: cells.map((row) => Number(row[Number(figure.dataset.value)])),
            backgroundColor: labels.map((label) => chartColors[label] ?? '#2e75b6'), borderColor: '#57606a', borderWidth: 1 }] },
        options: {
            indexAxis: 'y', animation: false, maintainAspectRatio: false,
            plugins: { legend: { display: false }, title: { display: true, text: figure.dataset.title, color: ink } },
            scales: { x: { beginAtZero: true, ticks: { precision: 0, color: ink } }, y: { ticks: { color: ink } } },
        },
    });
}
