/** Texts of some `size` characters each, of the kinds that make careless readers slow, deep or large. */
export function hostileTexts(size: number): readonly (readonly [name: string, text: () => string])[] {
  const many = (piece: string): string => piece.repeat(Math.floor(size / piece.length));
  const kvn = 'CCSDS_CDM_VERS = 1.0\n';
  const xml = '<cdm id="CCSDS_CDM_VERS" version="1.0">';
  return [
    ['comments', () => kvn + many('COMMENT x\n')],
    ['empty lines', () => kvn + many('\n')],
    ['one long line', () => kvn + many('x ')],
    ['a long value', () => `${kvn}ORIGINATOR = ${many('[')}`],
    ['versions', () => many(kvn)],
    ['objects', () => kvn + many('OBJECT = OBJECT1\n')],
    ['carriage returns', () => kvn + many('\r')],
    ['blanks before a version', () => many(' ') + kvn],
    ['blank lines before a version', () => many('\n') + kvn],
    ['deep XML', () => xml + many('<a>')],
    ['tags without end', () => xml + many('<')],
    ['attributes', () => `<cdm ${many('a="b" ')}>`],
    ['quotes', () => `<cdm ${many('a="b')}>`],
    ['blanks in a tag', () => `<cdm${many(' ')}>`],
    ['CDATA sections', () => xml + many('<![CDATA[x]]>')],
    ['comments without end', () => xml + many('<!-- ')],
    ['entities', () => xml + many('&amp;')],
    ['entities that expand', () => `<!DOCTYPE a [${many('<!ENTITY x "&x;&x;">')}]>${xml}</cdm>`],
    ['XML headers', () => xml + many('<header></header>')],
    ['XML comments', () => `${xml}<header>${many('<COMMENT>x</COMMENT>')}`],
    ['end tags', () => xml + many('</a>')],
    ['deep JSON', () => `{"cdm":${many('[')}`],
    ['deep JSON objects', () => many('{"cdm":')],
    ['JSON list', () => `{"cdm":[${many('1,')}1]}`],
    ['JSON records', () => `[${many('{},')}{}]`],
    ['JSON names', () => `{"SAT_1_ID":1,${many('"a":1,')}"b":2}`],
    ['a JSON text', () => `{"cdm":"${many('\\u0041')}"}`],
    ['JSON blanks', () => `{${many(' ')}`],
    ['a JSON number', () => `{"cdm":${many('1')}}`],
  ];
}
