/** Styles of the report: for paper and screens, light. */
export const REPORT_STYLE = `
:root{color-scheme:light}
body{margin:0;background:#fff;color:#16202a;font:15px/1.5 system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:0}
h2{font-size:1.1rem;margin:1.6rem 0 .4rem}
header p{margin:.2rem 0 1rem;color:#45525f}
.lead{font-size:1.1rem}
.warning{border:2px solid #9c1c1c;color:#7d1414;padding:.5rem .75rem;font-weight:600}
.scroll{overflow-x:auto;margin:.6rem 0 1rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #d5dce3;vertical-align:top}
td{white-space:nowrap}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
.narrow th,.narrow td{padding-right:.6rem;font-size:.9rem}
.wrap td{white-space:normal;min-width:9rem}
li{overflow-wrap:anywhere}
thead th{color:#45525f;font-weight:600}
tbody th{font-weight:400}
figure{margin:1.2rem 0;break-inside:avoid}
figcaption{color:#45525f;font-size:.9rem}
svg{max-width:100%;height:auto;display:block}
svg text{font:12px system-ui,sans-serif;fill:#16202a}
.halo text{paint-order:stroke;stroke:#fff;stroke-width:5px}
.strong{font-weight:700}
.grid{stroke:#e3e8ed;fill:none}
.axis{stroke:#16202a;fill:none}
.line{stroke:#0b5cad;stroke-width:2;fill:none}
.level{stroke:#6b7885;stroke-dasharray:5 4;fill:none}
.mark{stroke:#b3261e;stroke-width:2;fill:none}
.mark-ring{stroke:#fff;stroke-width:3;fill:none}
.before{stroke:#6b7885;stroke-dasharray:5 4;fill:none}
.after{stroke:#0b5cad;fill:#0b5cad;fill-opacity:.08}
.before-point{fill:#6b7885}
.after-point{fill:#0b5cad}
section{break-inside:avoid-page}
@media print{td{white-space:normal}main{max-width:none;padding:0}body{font-size:11pt}}
`;
