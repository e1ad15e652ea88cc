/** The text of a PDF by page, or why there is none to be had. */
export type PdfText = { readonly text: string } | { readonly problem: 'locked' | 'broken' | 'pages' | 'long' };

export const MAX_PAGES = 1_000;
