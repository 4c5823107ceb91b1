/** What kind of number a document has. Apart from citation.ts: tables of results ask for no more of it. */

/** A 发文字号, 中发〔2017〕24号, is cited with its document. The number of the order that promulgates a law, 主席令第二十二号, is not. */
export const isOfficialDocument = (documentNumber = ''): boolean =>
  /[〔[［（(【]\d{4}[〕\]］）)】]/u.test(documentNumber);

/** What stands of it behind the title: `（中发〔2017〕24号）`, or nothing. */
export const numberCited = (documentNumber?: string): string =>
  isOfficialDocument(documentNumber) ? `（${documentNumber}）` : '';
