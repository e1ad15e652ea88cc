/** One page in each format, and what is to be read of it. */
export interface Doc {
  readonly path: string;
  readonly file: string;
  readonly question: string;
  readonly shown: string;
}

const question = 'How do I open the hatch with a key?';

const restructured = `
.. _hatch:

Opening the :term:\`hatch\`
=========================

Take the **brass** \`\`Key\`\`, see :ref:\`the keys <keys>\` and \`the norm <https://norm.example/1>\`_, then open the
hatch with :py:func:\`~tools.turn\`.

.. note:: Only by day.

.. code-block:: python
   :linenos:

   from tools import turn

   turn(2)

.. a comment
`;

const asciidoc = `
= Hatches
:toc: left

== Opening the hatch

Take the *brass* \`Key\`, see xref:keys.adoc#top[the keys] and https://norm.example/1[the norm], then open the
hatch.

image::hatch.png[The hatch, 300]

NOTE: Only by day.

[source,python]
----
from tools import turn

turn(2) # <1>
----
<1> Twice.
`;

const html = `<!doctype html>
<html><head><title>Hatches</title><script>alert("no")</script></head>
<body><nav><a href="/">Home</a></nav>
<h1 id="hatch">Opening the hatch<a href="#hatch">¶</a></h1>
<p>Take the <b>brass</b> <code>Key&lt;T&gt;</code>, see <a href="keys.html">the keys</a>
and <a href="https://norm.example/1">the norm</a>, then open the hatch &amp; go.</p>
<ul>
  <li><p>Only by day.</p></li>
  <li>Not alone.</li>
</ul>
<pre><code class="language-python">from tools import <span class="hl">turn</span>

turn(2)
</code></pre>
<table><tr><th>Key</th><th>Turns</th></tr><tr><td>brass | old</td><td>2</td></tr></table>
<!-- draft -->
</body></html>
`;

const cell = (kind: string, ...source: readonly string[]) => ({
  cell_type: kind,
  metadata: {},
  source,
  ...(kind === 'code' ? { execution_count: 1, outputs: [{ output_type: 'stream', text: ['turned noisily\n'] }] } : {}),
});
const notebook = JSON.stringify(
  {
    cells: [
      cell('markdown', '# Opening the hatch\n', '\n', 'Take the **brass** `Key`,\n', 'then open the "hatch".'),
      cell('code', 'from tools import turn\n', '\n', 'turn(2)'),
      cell('markdown', 'Only by day.'),
    ],
    metadata: { kernelspec: { display_name: 'Julia', language: 'julia', name: 'julia' } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
);

const mdx = `---
title: Hatches
---
import { Note } from './note'

## Opening the hatch {/*hatch*/}

<CanaryBadge /> Take the **brass** \`Key<T>\`, see [the keys](/keys) {/* which? */}, then open the hatch.

<<< @/snippets/hatch.js{1,2}

<!-- a draft
of more -->

<Note>

Only by day.

</Note>

\`\`\`js {2} [hatch.js]
take(<Key />);

turn(2);
\`\`\`
`;

const restructuredShown = `**Opening the hatch** [1]

> Take the **brass** \`Key\`, see the keys and [the norm](https://norm.example/1), then open the
> hatch with \`tools.turn\`.
>
> **Note:** Only by day.
>
> \`\`\`python
> from tools import turn
>
> turn(2)
> \`\`\``;

const asciidocShown = `**Hatches › Opening the hatch** [1]

> Take the **brass** \`Key\`, see the keys and [the norm](https://norm.example/1), then open the
> hatch.
>
> The hatch
>
> **NOTE:** Only by day.
>
> \`\`\`python
> from tools import turn
>
> turn(2) # <1>
> \`\`\`
>
> 1. Twice.`;

const htmlShown = `**Opening the hatch** [1]

> Take the **brass** \`Key<T>\`, see the keys and [the norm](https://norm.example/1), then open the hatch & go.
>
> - Only by day.
> - Not alone.
>
> \`\`\`python
> from tools import turn
>
> turn(2)
> \`\`\`
>
> | Key | Turns |
> | --- | --- |
> | brass \\| old | 2 |`;

const notebookShown = `**Opening the hatch** [1]

> Take the **brass** \`Key\`,
> then open the "hatch".
>
> \`\`\`julia
> from tools import turn
>
> turn(2)
> \`\`\`
>
> …
>
> Only by day.`;

const mdxShown = `**Hatches › Opening the hatch** [1]

> Take the **brass** \`Key<T>\`, see the keys, then open the hatch.
>
> Only by day.
>
> \`\`\`js
> take(<Key />);
>
> turn(2);
> \`\`\``;

const markdown = `Hatches {#hatches}
=======

Opening the hatch
-----------------
Take the **brass** \`Key\` and open the hatch by day, as is told below. It has another way in, at the back.

By night
--------
No key opens the hatch then, nor does turn(2).
`;

const markdownShown = `**Hatches › Opening the hatch** [1]

> Take the **brass** \`Key\` and open the hatch by day, as is told below. It has another way in, at the back.

**Hatches › By night** [2]

> No key opens the hatch then, nor does turn(2).`;

const manual = `HATCH(1)			  Dome Manual			  HATCH(1)

NAME
       hatch - opens and closes the dome

OPTIONS
   By day
       Take the brass key and open the hatch, as is told of the sta‐
       tion, with turn(2).

   By night
       Nothing moves.

Dome 2.1			   May 2026			  HATCH(1)
`;

const manualShown = `**OPTIONS › By day** [1]

>        Take the brass key and open the hatch, as is told of the station,
>        with turn(2).`;

const report = `Harbour Working Group                                             J. Bok
Request for Comments: 7777                                    March 2026

                          The Hatch Protocol

Table of Contents

   1.  Opening the Hatch . . . . . . . . . . . . . . . . . . . . . . .  2
   2.  Closing . . . . . . . . . . . . . . . . . . . . . . . . . . . .  2

1.  Opening the Hatch

   Take the brass key and open the hatch with it, which



Bok                           Informational                     [Page 2]
\fRFC 7777                  The Hatch Protocol                  March 2026

   goes in by turn(2).

2.  Closing

   Nobody closes it at night.
`;

const reportShown = `**The Hatch Protocol › 1. Opening the Hatch** [1]

>    Take the brass key and open the hatch with it, which
>    goes in by turn(2).`;

export const docs: readonly Doc[] = [
  { path: 'hatch.1.txt', file: manual, question, shown: manualShown },
  { path: 'rfc7777.txt', file: report, question, shown: reportShown },
  { path: 'hatch.md', file: markdown, question, shown: markdownShown },
  { path: 'hatch.rst', file: restructured, question, shown: restructuredShown },
  { path: 'hatch.txt', file: restructured, question, shown: restructuredShown },
  { path: 'README', file: asciidoc, question, shown: asciidocShown },
  { path: 'hatch.adoc', file: asciidoc, question, shown: asciidocShown },
  { path: 'hatch.html', file: html, question, shown: htmlShown },
  { path: 'hatch.ipynb', file: notebook, question, shown: notebookShown },
  { path: 'hatch.mdx', file: mdx, question, shown: mdxShown },
];
