"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const run = data.run;
  const PAGE = 25;
  const PRINTED = 500;

  // Elements are made of text only: nothing of the data is ever read as HTML.
  const $ = id => document.getElementById(id);
  const body = id => document.querySelector(`#${id} .body`);
  function element(name, properties = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "class") made.className = value;
      else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (key.includes("-")) made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  }
  const number = value => value.toLocaleString("en-US");
  const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
  const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
  const sum = values => values.reduce((one, other) => one + other, 0);
  const variable = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const moment = instant => new Date(instant).toLocaleString("en-GB", {
    day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short"});
  function duration(seconds) {
    if (seconds < 60) return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
    const whole = Math.round(seconds);
    return whole < 3600
      ? `${Math.floor(whole / 60)} min ${whole % 60} s`
      : `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
  }
  function table(head, rows, classes = "plain") {
    return element("div", {class: "wide"}, element("table", {class: classes},
      element("thead", {}, element("tr", {}, ...head.map(title =>
        element("th", {scope: "col", class: title.startsWith("#") ? "number" : ""}, title.replace("#", ""))))),
      element("tbody", {}, ...rows.map(cells => element("tr", {}, ...cells.map((cell, i) =>
        element("td", {class: head[i].startsWith("#") ? "number" : ""}, cell)))))));
  }

  const total = statuses => sum(run.entities.map(entity => sum(statuses.map(status => entity.counts[status] || 0))));
  const read = sum(run.entities.map(entity => entity.read));

  function showVerdict() {
    const tone = run.exitCode === 0 ? "good" : [4, 130, 143].includes(run.exitCode) ? "care" : "bad";
    document.title = `Run ${run.id}: ${run.verdict}`;
    document.querySelector("header").className = tone;
    $("run").textContent = `· run ${run.id}`;
    $("mark").textContent = {good: "✓", care: "!", bad: "✕"}[tone];
    $("verdict").textContent = capital(run.verdict).replace(/(\d) (?=min|s\b)/g, "$1\u00a0");
    $("subject").textContent = `${run.command} to ${run.target}`
      + (run.feed === "default" ? "" : `, feed ${run.feed}`)
      + ` · ${moment(run.startedAt)} to ${moment(run.endedAt)}`;
    const why = [run.error, run.balanced ? null
      : "The books do NOT balance: rows were read that have no outcome. Please report this as a defect."].filter(text => text);
    $("error").hidden = why.length === 0;
    $("error").textContent = why.join("\n");
    const figures = [
      ["Rows read", number(read)],
      ["Written", number(total(["created", "updated", "deleted"]))],
      ["As they were", number(total(["unchanged", "adopted"]))],
      ["To mend", number(data.rowsToMend), data.rowsToMend > 0 ? "care" : ""],
      ["Requests", number(run.requests.total)],
      ["Duration", run.duration],
    ];
    const left = total(["not attempted"]);
    if (left > 0) figures.splice(4, 0, ["Not attempted yet", number(left)]);
    const undeleted = total(["delete failed"]);
    if (undeleted > 0) figures.splice(4, 0, ["Not deleted", number(undeleted), "care"]);
    $("figures").append(...figures.map(([name, value, tone]) =>
      element("div", {class: tone || ""}, element("dt", {}, name), element("dd", {}, value))));
  }

  const color = status => `var(--${status.replace(" ", "-")})`;
  function dot(status) {
    const made = element("span", {class: "dot", "aria-hidden": "true"});
    made.style.background = color(status);
    return made;
  }

  function showCounts() {
    const shown = run.entities.filter(entity => entity.read > 0 || Object.keys(entity.counts).length > 0);
    if (shown.length === 0) {
      body("counts").append(element("p", {class: "quiet"}, "No rows were read."));
    }
    for (const entity of shown) {
      const counts = Object.entries(entity.counts);
      body("counts").append(element("div", {class: "entity"},
        element("h3", {}, element("span", {}, capital(entity.name)), element("span", {}, `${number(entity.read)} read`)),
        element("div", {class: "bar", "aria-hidden": "true"}, ...counts.map(([status, count]) => {
          const part = element("span", {title: `${number(count)} ${status}`});
          part.style.background = color(status);
          part.style.flexGrow = count;
          return part;
        })),
        element("ul", {class: "legend"}, ...counts.map(([status, count]) =>
          element("li", {}, dot(status), element("b", {}, number(count)), ` ${status}`)))));
    }
  }

  function showGroups(id, groups, filterable) {
    $(id).hidden = groups.length === 0;
    body(id).append(...groups.map(group => element("div", {class: "group"},
      element("h3", {}, element("span", {class: "code"}, group.code), element("span", {}, group.title),
        element("span", {class: "number"}, plural(group.rows, "row", "rows"))),
      element("p", {class: "hint"}, group.hint),
      element("p", {class: "quiet"}, group.counts.map(count => `${number(count.rows)} of the ${count.entity} ${count.status}`).join(", "),
        filterable && data.rows.some(row => row[2] === group.code) ? element("span", {class: "screen"}, " · ",
          element("button", {class: "link", type: "button", onclick: () => filterByCode(group.code)}, "show the rows")) : null),
      element("ul", {}, ...group.examples.map(example => element("li", {},
        element("span", {class: "where"}, `${example.position}${example.key ? `, ${example.key}` : ""}: `), example.message || ""))))));
  }

  // The table holds a page of rows; the rest are arrays, which thousands of are searched and sorted in an instant.
  const COLUMNS = [
    {title: "Ended as", of: row => row[1], cell: row => [element("span", {}, dot(row[1]), row[1])]},
    {title: "Error", of: row => row[2]},
    {title: "Position", of: row => row[4], order: row => [row[0], row[3], row[4]], cell: row => [`${row[3]} ${number(row[4])}`]},
    {title: "Record", of: row => row[5], cell: row => [row[5]]},
    {title: "Field", of: row => row[6], cell: row => [row[6].replaceAll(";", "; ")]},
    {title: "Message", of: row => row[7], cell: row => [row[7] + (row[8] ? ` (HTTP ${row[8]})` : "")]},
  ];
  const compare = new Intl.Collator("en", {numeric: true}).compare;
  const view = {rows: data.rows, page: 0, column: null, ascending: true};
  let haystack = null;

  function showTable() {
    $("rows").hidden = data.rows.length === 0;
    if (data.rows.length === 0) return;
    $("table").tHead.append(element("tr", {}, ...COLUMNS.map((column, i) => element("th", {scope: "col"},
      element("button", {type: "button", onclick: () => sortBy(i)}, column.title)))));
    choices($("by-status"), "any", data.rows.map(row => row[1]));
    choices($("by-code"), "any", data.rows.map(row => row[2]));
    $("search").addEventListener("input", filter);
    $("by-status").addEventListener("change", filter);
    $("by-code").addEventListener("change", filter);
    filter();
  }

  function choices(select, all, values) {
    const counts = new Map();
    values.forEach(value => counts.set(value, (counts.get(value) || 0) + 1));
    select.append(element("option", {value: ""}, all), ...[...counts].sort((one, other) => compare(one[0], other[0]))
      .map(([value, count]) => element("option", {value}, `${value} (${number(count)})`)));
  }

  function filter() {
    haystack = haystack || data.rows.map(row => row.join("\n").toLowerCase());
    const words = $("search").value.toLowerCase().split(/\s+/).filter(word => word);
    const status = $("by-status").value;
    const code = $("by-code").value;
    view.rows = data.rows.filter((row, i) => (!status || row[1] === status) && (!code || row[2] === code)
      && words.every(word => haystack[i].includes(word)));
    sort();
    view.page = 0;
    drawRows();
  }

  function filterByCode(code) {
    $("search").value = "";
    $("by-status").value = "";
    $("by-code").value = code;
    filter();
    $("rows").scrollIntoView();
  }

  function sortBy(column) {
    view.ascending = view.column === column ? !view.ascending : true;
    view.column = column;
    sort();
    view.page = 0;
    drawRows();
  }

  function sort() {
    if (view.column === null) return;
    const column = COLUMNS[view.column];
    const keys = column.order || (row => [column.of(row)]);
    const keyed = view.rows.map(row => [keys(row), row]);
    keyed.sort(([one], [other]) => {
      for (let i = 0; i < one.length; i++) {
        const order = typeof one[i] === "number" ? one[i] - other[i] : compare(one[i], other[i]);
        if (order !== 0) return view.ascending ? order : -order;
      }
      return 0;
    });
    view.rows = keyed.map(([, row]) => row);
  }

  function drawRows(count = PAGE) {
    const from = view.page * PAGE;
    const shown = view.rows.slice(from, from + count);
    const left = data.rowsToMend - data.rows.length;
    $("found").textContent = (view.rows.length === data.rows.length
        ? plural(data.rows.length, "row", "rows") : `${number(view.rows.length)} of ${plural(data.rows.length, "row", "rows")}`)
      + (shown.length < view.rows.length ? `, ${number(from + 1)} to ${number(from + shown.length)} shown` : "")
      + (left > 0 ? `. ${number(left)} more are left out here; the rejects files hold them all.` : "");
    $("table").tBodies[0].replaceChildren(...shown.map(row => element("tr", {}, ...COLUMNS.map(column =>
      element("td", {"data-label": column.title}, ...(column.cell || (one => [one[2]]))(row))))));
    [...$("table").tHead.rows[0].cells].forEach((cell, i) => {
      if (i === view.column) cell.setAttribute("aria-sort", view.ascending ? "ascending" : "descending");
      else cell.removeAttribute("aria-sort");
    });
    const pages = Math.ceil(view.rows.length / PAGE);
    const turn = by => () => { view.page += by; drawRows(); };
    $("pages").replaceChildren(...(pages < 2 ? [] : [
      element("button", {type: "button", disabled: view.page === 0, onclick: turn(-1)}, "Previous"),
      element("span", {class: "quiet"}, `Page ${number(view.page + 1)} of ${number(pages)}`),
      element("button", {type: "button", disabled: view.page >= pages - 1, onclick: turn(1)}, "Next"),
    ]));
  }

  // The time between the processes of a run counts for nothing: lines break there, and go on at the same place.
  function intervals() {
    const found = [];
    let clock = 0;
    data.samples.forEach((sample, i) => {
      if (i === 0) return;
      const before = data.samples[i - 1];
      const seconds = (Date.parse(sample.at) - Date.parse(before.at)) / 1000;
      if (sample.firstOfProcess) {
        found.push({at: clock, gap: true});
      } else if (seconds > 0) {
        clock += seconds;
        found.push({
          at: clock, seconds, rows: sample.rows - before.rows, requests: sample.requests - before.requests,
          throttled: sample.throttled - before.throttled, rate: sample.rate, p50: sample.p50Millis, p95: sample.p95Millis,
          concurrency: sample.concurrency, done: sample.rows});
      }
    });
    return found;
  }

  // So many that each is a second or more of a longer run, since rows are recorded about once a second.
  function smoothed(all) {
    const end = all.length ? all[all.length - 1].at : 0;
    const width = Math.max(end / 150, Math.min(1, end / 12));
    const merged = [];
    let open = null;
    for (const one of all) {
      if (one.gap) {
        if (open) merged.push(open);
        open = null;
        merged.push(one);
        continue;
      }
      if (open === null) {
        open = {...one, latencyRequests: one.requests};
      } else {
        const seconds = open.seconds + one.seconds;
        const requests = open.latencyRequests + one.requests;
        const mean = key => requests === 0 ? 0 : (open[key] * open.latencyRequests + one[key] * one.requests) / requests;
        open = {
          at: one.at, seconds, rows: open.rows + one.rows, requests: open.requests + one.requests,
          throttled: open.throttled + one.throttled, rate: one.rate, p50: mean("p50"), p95: mean("p95"),
          concurrency: (open.concurrency * open.seconds + one.concurrency * one.seconds) / seconds, done: one.done,
          latencyRequests: requests};
      }
      if (open.seconds >= width) {
        merged.push(open);
        open = null;
      }
    }
    if (open) merged.push(open);
    return merged;
  }

  const charts = [];
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  function showCourse() {
    const points = smoothed(intervals());
    const drawn = points.filter(point => !point.gap).length;
    if (read === 0 && run.requests.total === 0) {
      body("course").append(element("p", {class: "quiet"}, "There was nothing to do."));
      return;
    }
    if (drawn < 3) {
      const seconds = Math.max((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000, .1);
      body("course").append(element("p", {class: "quiet"}, data.samples.length === 0
        ? "No samples were taken of this run, so there is no course to draw."
        : `The run was too short for a course to draw: ${plural(read, "row", "rows")} and `
          + `${plural(run.requests.total, "request", "requests")} in ${duration(seconds)}.`));
      return;
    }
    const grid = element("div", {class: "charts"});
    body("course").append(grid);
    chart(grid, "Rows", "a second", points, [{name: "rows", color: "created", of: point => point.rows / point.seconds, fill: true}]);
    if (run.requests.total === 0) {
      body("course").append(element("p", {class: "quiet"}, "No request was sent."));
      return;
    }
    const limit = {name: "allowed", color: "text", of: point => point.rate, dash: [5, 4]};
    const sent = {name: "sent", color: "created", of: point => point.requests / point.seconds};
    const throttled = {name: "throttled", color: "failed", marks: true,
      of: point => point.throttled > 0 ? point.requests / point.seconds : null};
    chart(grid, "Requests", "a second", points, run.requests.throttled > 0 ? [sent, limit, throttled] : [sent, limit]);
    const answered = key => point => point.requests > 0 && point.p95 > 0 ? point[key] : null;
    chart(grid, "Answer time", "in milliseconds", points, [
      {name: "median", color: "created", of: answered("p50")},
      {name: "95 % within", color: "invalid", of: answered("p95"), dash: [2, 2]}]);
    chart(grid, "Requests under way", "on average", points, [{name: "requests", color: "adopted", of: point => point.concurrency, fill: true}]);
  }

  function chart(grid, title, unit, points, lines) {
    const canvas = element("canvas", {role: "img", "aria-label": `${title} ${unit} over time`});
    grid.append(element("figure", {}, element("figcaption", {}, title, element("span", {}, ` ${unit}`)),
      element("div", {class: "canvas"}, canvas)));
    const drawing = new Chart(canvas, {
      type: "line",
      data: {datasets: lines.map(line => ({
        label: line.name, data: points.map(point => ({x: point.at, y: point.gap ? null : line.of(point)})),
        borderDash: line.dash || [], fill: line.fill ? "origin" : false, borderWidth: 1.75, pointRadius: line.marks ? 4.5 : 0, pointStyle: "triangle",
        pointHitRadius: 8, showLine: !line.marks,
        cubicInterpolationMode: "monotone", spanGaps: false}))},
      options: {
        animation: false, maintainAspectRatio: false, interaction: {mode: "index", intersect: false},
        scales: {
          x: {type: "linear", min: 0, max: points[points.length - 1].at, grid: {display: false}, ticks: {
            maxTicksLimit: 6, maxRotation: 0, callback: value => value === 0 ? "0" : duration(value)}},
          y: {beginAtZero: true, border: {display: false}, ticks: {maxTicksLimit: 5}}},
        plugins: {
          legend: {display: lines.length > 1, align: "start", position: "bottom", labels: {usePointStyle: true, pointStyleWidth: 16,
            generateLabels: drawing => Chart.defaults.plugins.legend.labels.generateLabels(drawing).map(item =>
              ({...item, pointStyle: lines[item.datasetIndex].marks ? "triangle" : "line", lineWidth: 2,
                lineDash: lines[item.datasetIndex].dash}))}},
          tooltip: {callbacks: {
            title: items => duration(items[0].parsed.x),
            label: item => lines[item.datasetIndex].marks ? `throttled: ${plural(points[item.dataIndex].throttled, "request", "requests")}` : `${item.dataset.label}: ${item.parsed.y === null ? "none" : (Math.round(item.parsed.y * 10) / 10).toLocaleString("en-US")}`}}}}});
    charts.push({drawing, lines});
  }

  function paintCharts() {
    for (const {drawing, lines} of charts) {
      drawing.data.datasets.forEach((dataset, i) => {
        dataset.borderColor = variable(lines[i].color);
        dataset.backgroundColor = lines[i].marks ? variable(lines[i].color) : lines[i].fill ? `${variable(lines[i].color)}33` : "transparent";
      });
      const {x, y} = drawing.options.scales;
      x.ticks.color = y.ticks.color = variable("quiet");
      x.border = {color: variable("line")};
      y.grid = {color: variable("line")};
      drawing.options.plugins.legend.labels.color = variable("text");
      drawing.update("none");
    }
  }

  const WAITS = {API_RATE: "invalid", API_LATENCY: "created", TROUBLE: "failed", DATABASE: "adopted", PROGRAM: "unchanged"};
  function showWaits() {
    const all = sum(run.waits.map(wait => wait.millis));
    $("waits").hidden = run.limit === null;
    if (run.limit === null) return;
    const longest = run.waits.reduce((one, other) => other.millis > one.millis ? other : one);
    body("waits").append(
      element("p", {}, `The run was limited ${run.limit}. ${longest.advice}`),
      element("div", {class: "bar", "aria-hidden": "true"}, ...run.waits.map(wait => {
        const part = element("span", {title: wait.words});
        part.style.background = `var(--${WAITS[wait.constraint]})`;
        part.style.flexGrow = wait.millis;
        return part;
      })),
      element("ul", {class: "legend"}, ...run.waits.map(wait => {
        const mark = element("span", {class: "dot", "aria-hidden": "true"});
        mark.style.background = `var(--${WAITS[wait.constraint]})`;
        return element("li", {}, mark, `${capital(wait.words)} `,
          element("b", {}, `${Math.round(100 * wait.millis / all)} %`), ` ${duration(wait.millis / 1000)}`);
      })));
  }

  function showFields() {
    $("fields").hidden = data.changedFields.length === 0;
    if (data.changedFields.length === 0) return;
    body("fields").append(table(["Field", "Of", "#Patched"],
      data.changedFields.map(field => [field.field, field.entity, number(field.rows)])));
  }

  function showRequests() {
    const requests = run.requests;
    if (requests.total === 0) {
      body("requests").append(element("p", {class: "quiet"}, "None was sent."));
      return;
    }
    body("requests").append(element("p", {}, `${number(requests.total)} in all, of which ${number(requests.retries)} repeated an earlier one and `
      + `${number(requests.throttled)} came too fast for the API.`
      + (requests.throttled > 0 ? ` All requests waited ${duration(requests.throttledMillis / 1000)} at its request; at the end it took ${requests.ratePerSecond.toFixed(1)} a second.` : "")),
      table(["Answer", "#Requests"], Object.entries(requests.byStatus).map(([status, count]) =>
        [status === "none" ? "no answer" : `HTTP ${status}`, number(count)])));
  }

  function showInputs() {
    body("inputs").append(run.inputs.length === 0
      ? element("p", {class: "quiet"}, "The run read no input, only rows that were outstanding.")
      : table(["Rows", "From"], run.inputs.map(input => [input.kind, element("div", {}, input.location,
          input.digest ? element("div", {class: "quiet"}, "SHA-256 ", element("code", {}, input.digest)) : null)]), "plain pairs"));
    const properties = Object.entries(run.configuration);
    $("configuration").hidden = properties.length === 0;
    if (properties.length > 0) {
      body("configuration").append(element("details", {}, element("summary", {}, `The ${number(properties.length)} properties of the run`),
        table(["Property", "Value"],
          properties.map(([name, value]) => [element("code", {}, name), element("code", {}, value)]), "plain pairs")));
    }
    $("files").append("In the same folder: ", ...data.files.flatMap((file, i) =>
      [i > 0 ? ", " : "", element("a", {href: encodeURIComponent(file)}, file)]));
  }

  showVerdict();
  showCounts();
  showGroups("errors", data.errors, true);
  showTable();
  showGroups("warnings", data.warnings, false);
  showCourse();
  showWaits();
  showFields();
  showRequests();
  showInputs();
  paintCharts();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paintCharts);
  addEventListener("beforeprint", () => {
    document.documentElement.classList.add("printing");
    document.querySelectorAll("details").forEach(details => { details.open = true; });
    paintCharts();
    charts.forEach(({drawing}) => drawing.resize());
    if (data.rows.length > 0) drawRows(PRINTED);
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("printing");
    paintCharts();
    charts.forEach(({drawing}) => drawing.resize());
    if (data.rows.length > 0) drawRows();
  });
})();
