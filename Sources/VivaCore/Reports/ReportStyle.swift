/// The style sheet of the HTML report. Its colours are checked for contrast in both themes by Tests/Reports/check.py.
enum ReportStyle {
  /// What is added where there are estimates: four areas stand better two by two, and still fit the first page.
  static let estimates = """
    .areas { grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    .dot { fill: var(--accent); fill-opacity: .75; }
    @media print {
      .area { padding: .6rem 1rem; }
      .area .figure { font-size: 1.6rem; }
      .glance div { break-inside: avoid; }
    }

    """

  static let css = """
    :root { color-scheme: light dark; --page: #fdfdfc; --text: #1d2126; --quiet: #565e67; --line: #dcdfe3;
      --panel: #f4f5f6; --accent: #1f5a9e; --track: #e4e8ec; --mark: #1d2126;
      --h1: #edf2f8; --h2: #cfdff0; --h3: #a5c4e3; --h4: #6f9fd1; --h5: #1f5a9e; --on-low: #14202c; --on-high: #ffffff;
      --b0: #e3edf7; --b1: #eff3f7; --b2: #f8f9fa; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #14171b; --text: #e7e9ec; --quiet: #a7aeb7; --line: #343a42; --panel: #1d2127; --accent: #82b7f0;
        --track: #2a3038; --mark: #f3f4f6;
        --h1: #1e2731; --h2: #24405c; --h3: #2f5985; --h4: #6ba3df; --h5: #b5d6f8; --on-low: #eef3f8; --on-high: #0e1a27;
        --b0: #1f3247; --b1: #1b2733; --b2: #181d23; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 54rem; padding: 2.5rem 1.25rem 4rem; background: var(--page); color: var(--text);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      overflow-wrap: break-word; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--page); color: var(--accent); }
    h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
    h1 { font-size: 2.1rem; margin: .25rem 0 .5rem; letter-spacing: -.015em; }
    h2 { font-size: 1.4rem; margin: 0 0 1rem; }
    h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
    p { margin: 0 0 .75rem; }
    header { margin-bottom: 1.5rem; }
    section { margin-top: 3.5rem; padding-top: 2rem; border-top: 1px solid var(--line); }
    section:first-child { margin-top: 0; padding-top: 1.5rem; }
    .kicker, .how, .goal-text, figcaption p, footer, caption, .glance dt, .methods dd { color: var(--quiet); }
    .kicker { font-size: .9rem; margin: 0; }
    .lead { font-size: 1.15rem; }
    code { font: .9em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; padding: .1em .3em;
      background: var(--panel); border: 1px solid var(--line); border-radius: 4px; white-space: nowrap; }
    @media (max-width: 44rem) { code { white-space: normal; overflow-wrap: anywhere; } }
    .areas { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem; }
    .area, .begin { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; }
    .begin { margin-bottom: 1rem; }
    .begin ul { margin: 0; padding-left: 1.2rem; }
    .area svg { display: block; width: 100%; height: 16px; margin: .25rem 0 .6rem; }
    .area .figure { font-size: 2rem; font-weight: 650; line-height: 1.2; margin: 0; font-variant-numeric: tabular-nums; }
    .area p { margin: 0 0 .35rem; font-size: .9rem; }
    .area strong { color: var(--text); }
    .next { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.5rem 2.5rem;
      margin-top: 2rem; }
    .next ol { margin: 0; padding-left: 1.25rem; }
    .next { font-size: .95rem; }
    .next li { margin-bottom: .6rem; }
    .study { margin-bottom: 2.75rem; }
    .study ul { margin: 0; padding-left: 1.2rem; max-width: 46rem; }
    .tag { display: inline-block; font-size: .85rem; color: var(--quiet); white-space: nowrap; }
    .glance { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem 1.5rem; margin: 2rem 0 0; }
    .glance dt { font-size: .85rem; }
    .glance dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
    figure { margin: 0 0 2.75rem; }
    figcaption p { font-size: .95rem; max-width: 44rem; }
    .scroll { overflow-x: auto; max-width: 100%; }
    .scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
    .chart { display: block; width: 100%; min-width: 34rem; max-width: 44rem; height: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .92rem; }
    caption { text-align: left; padding: 0 0 .5rem; }
    section > .scroll { margin-bottom: 2.5rem; }
    section > .scroll caption { color: var(--text); font-size: 1.05rem; font-weight: 650; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
    thead th { font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: 500; min-width: 7rem; }
    .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .day { white-space: nowrap; }
    thead .number { white-space: normal; }
    details { margin-top: .75rem; }
    summary { cursor: pointer; color: var(--accent); font-size: .92rem; }
    details[open] > summary { margin-bottom: .75rem; }
    .mock { border-bottom: 1px solid var(--line); padding: .35rem 0 .5rem; margin: 0; }
    .mock summary { font-size: 1rem; color: var(--text); }
    .notes-title { font-weight: 600; margin: 1rem 0 .25rem; }
    .notes { margin: 0; padding-left: 1.2rem; }
    .methods dt { font-weight: 600; }
    .methods dd { margin: 0 0 .75rem; }
    footer { margin-top: 3rem; font-size: .9rem; }
    svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      fill: var(--text); }
    svg .small { font-size: 12px; fill: var(--quiet); }
    svg .value { font-weight: 600; }
    .grid { stroke: var(--line); stroke-width: 1; }
    .axis { stroke: var(--quiet); stroke-width: 1; }
    .goal { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 5 4; }
    .area .goal { stroke-dasharray: none; }
    .track, .cell { fill: var(--track); }
    .bar { fill: var(--accent); }
    .mark { fill: var(--page); stroke: var(--mark); stroke-width: 2; }
    .series { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
    .point { fill: var(--page); stroke: var(--accent); stroke-width: 2.5; }
    .planned { fill: url(#hatch); stroke: var(--quiet); }
    .hatch-ground { fill: var(--page); }
    .hatch-line { stroke: var(--quiet); stroke-width: 2; }
    .hatch-dot { fill: var(--quiet); }
    .part-0 { fill: var(--accent); stroke: var(--page); }
    .part-1 { fill: url(#hatch-time); stroke: var(--quiet); }
    .part-2 { fill: url(#dots-time); stroke: var(--quiet); }
    .plate { fill: var(--page); }
    .band-0 { fill: var(--b0); } .band-1 { fill: var(--b1); } .band-2 { fill: var(--b2); }
    .heat-1 { fill: var(--h1); } .heat-2 { fill: var(--h2); } .heat-3 { fill: var(--h3); } .heat-4 { fill: var(--h4); }
    .heat-5 { fill: var(--h5); }
    svg .heat-text-1, svg .heat-text-2, svg .heat-text-3 { fill: var(--on-low); }
    svg .heat-text-4 { fill: #0e1a27; }
    svg .heat-text-5 { fill: var(--on-high); }
    @media print {
      :root { color-scheme: light; --page: #ffffff; --text: #000000; --quiet: #333333; --line: #bbbbbb; --panel: #ffffff;
        --accent: #1f5a9e; --track: #e4e8ec; --mark: #000000;
        --h1: #edf2f8; --h2: #cfdff0; --h3: #a5c4e3; --h4: #6f9fd1; --h5: #1f5a9e; --on-low: #000000; --on-high: #ffffff;
        --b0: #e3edf7; --b1: #eff3f7; --b2: #f8f9fa; }
      @page { margin: 16mm 14mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; }
      svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .areas { grid-template-columns: repeat(3, 1fr); }
      th, td { padding-top: .15rem; padding-bottom: .15rem; }
      .skip { display: none; }
      .scroll { overflow: visible; }
      .chart { min-width: 0; max-width: 150mm; }
      section { margin-top: 1.5rem; padding-top: 1rem; }
      figure, .area, tr, li { break-inside: avoid; }
      h2, h3, summary, caption, thead, .notes-title { break-after: avoid; }
      .data { display: none; }
      .mock::details-content { content-visibility: visible; display: block; block-size: auto; }
      .mock summary { list-style: none; }
    }

    """
}
