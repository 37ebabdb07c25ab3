import type { ElementSet } from '@clearway/astro';
import { type OmmHeader, type OmmMessage, ommMessage } from './omm-message.ts';

/** One element set as an OMM in XML (CCSDS 505.0-B), in an `<ndm>`, with a line end at the end. */
export function formatOmmXml(elements: ElementSet, header: OmmHeader): string {
  const message = ommMessage(elements, header);
  return `<?xml version="1.0" encoding="UTF-8"?>
<ndm xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="https://sanaregistry.org/r/ndmxml/ndmxml-1.0-master.xsd">
<omm id="CCSDS_OMM_VERS" version="${message.version}">
<header>
${leaves(message.header)}</header>
<body>
<segment>
<metadata>
${leaves(message.metadata)}</metadata>
<data>
<meanElements>
${leaves(message.meanElements)}</meanElements>
<tleParameters>
${leaves(message.tleParameters)}</tleParameters>
</data>
</segment>
</body>
</omm>
</ndm>
`;
}

function leaves(fields: OmmMessage['header']): string {
  return fields.map(([keyword, value]) => `<${keyword}>${escaped(String(value))}</${keyword}>\n`).join('');
}

/** Control characters, which XML cannot hold at all, are left out. */
function escaped(text: string): string {
  return text.replace(CONTROL_CHARACTERS, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const CONTROL_CHARACTERS = /\p{Cc}/gu;
