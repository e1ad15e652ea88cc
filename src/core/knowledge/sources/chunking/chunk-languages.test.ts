import { expect, test } from 'vitest';
import { shippedGrammars } from '../../testing/temporary-knowledge';
import { splitLines } from '../split-lines';
import { createChunker } from './chunk-source';

/** Lines of statements, too long to be joined with anything. */
const work = (indent: string, statement = 'work(1234567890, 1234567890, 1234567890);'): string =>
  Array.from({ length: 15 }, () => indent + statement).join('\n');

interface Sample {
  readonly path: string;
  readonly text: string;
  /** "first-last trail" of each chunk. */
  readonly chunks: readonly string[];
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const chunker = createChunker({ grammarsDir: shippedGrammars, log: silent });

const samples: readonly Sample[] = [
  {
    path: 'a.ts',
    text: `#!/usr/bin/env node
// The licence.
import { a } from 'a';
import type { B } from 'b';

const LIMIT = 3;
export type Id = string;

/** A store. */
@sealed()
export default abstract class Store<T> extends Base {
  readonly size = 1;
  #items = [];

  /** Adds one. */
  @traced
  add(item: T): void {
${work('    ')}
  }

  get first() {
${work('    ')}
  }

  isEmpty = () => this.size === 0;
  abstract clear(): void;
}

export function createStore(options: Options) {
  const limit = 3;
  const seed = () => {
${work('    ')}
  };
  return {
    async read(key: string) {
${work('      ')}
    },
    drop: (key: string) => {},
  };
}

declare module 'store' {
  export function inner(): void;
}
`,
    chunks: [
      '1-4',
      '6-7 LIMIT, Id',
      '9-13 Store > size, #items',
      '15-33 Store > add',
      '35-51 Store > first',
      '53-55 Store > isEmpty, clear',
      '57-75 createStore > seed',
      '76-96 createStore',
      '98-100 store',
    ],
  },
  {
    path: 'a.tsx',
    text: `import { useState } from 'react';

// Shows one.
export const Button = memo(({ label }: Props) => {
  const press = () => {
${work('    ')}
  };
  return (
    <button onClick={press}>
      <b>{label}</b>
    </button>
  );
});

function Panel() {
  return <div>{<T,>(x: T) => x}</div>;
}
`,
    chunks: ['1-1', '3-27 Button', '29-31 Panel'],
  },
  {
    path: 'a.js',
    text: `'use strict';
const fs = require('fs');

exports.load = function (path) {
${work('  ')}
};

Store.prototype.save = function () {
${work('  ')}
};

class Store {
  static make() {
${work('    ')}
  }
  async *all() {
${work('    ')}
  }
}

run();
`,
    chunks: [
      '1-2',
      '4-20 exports.load',
      '22-38 Store.prototype.save',
      '40-57 Store > make',
      '58-75 Store > all',
      '77-77',
    ],
  },
  {
    path: 'a.py',
    text: `"""What the module is for."""
from __future__ import annotations
import os

LIMIT = 3

# Keeps things.
@dataclass(frozen=True)
class Store(Base):
    """A store."""

    size: int = 1

    # Adds one.
    @property
    def first(self):
${work('        ', 'work(1234567890, 1234567890, 1234567890)')}

    async def read(self, key):
${work('        ', 'work(1234567890, 1234567890, 1234567890)')}

    class Inner:
        def deep(self): pass


def main():
    pass


if __name__ == "__main__":
    main()
`,
    chunks: [
      '1-3',
      '5-5 LIMIT',
      '7-12 Store > size',
      '14-31 Store > first',
      '33-48 Store > read',
      '50-51 Store > Inner',
      '54-59 main',
    ],
  },
  {
    path: 'a.go',
    text: `// Package store keeps things.
package store

import (
	"fmt"
)

const (
	A = 1
	B = 2
)

// Store is one.
type Store[T any] struct {
	items []T
}

// Add adds one.
func (s *Store[T]) Add(item T) error {
${work('\t', 'work(1234567890, 1234567890, 1234567890)')}
}

func New() *Store[int] { return nil }
`,
    chunks: ['1-6', '8-16 A, B, Store', '18-35 Store.Add', '37-37 New'],
  },
  {
    path: 'a.rs',
    text: `//! What the crate is for.
use std::fmt;
extern crate other;

/// A store.
#[derive(Debug)]
pub struct Store<T> {
    items: Vec<T>,
}

impl<T> Store<T> {
    /// Adds one.
    #[inline]
    pub fn add(&mut self, item: T) {
${work('        ')}
    }

    pub fn len(&self) -> usize {
${work('        ')}
    }
}

impl<T> fmt::Display for Store<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { Ok(()) }
}

mod inner;
macro_rules! shout { () => {} }
`,
    chunks: [
      '1-3',
      '5-9 Store',
      '11-30 Store > add',
      '32-49 Store > len',
      '51-56 fmt::Display for Store, inner, shout',
    ],
  },
  {
    path: 'A.java',
    text: `package a.b;

import java.util.List;

/** A store. */
@Deprecated
public class Store<T> extends Base {
  private int size, limit;

  public Store() {
${work('    ')}
  }

  /** Adds one. */
  @Override
  public void add(T item) {
${work('    ')}
  }

  enum Kind { A, B }
}

record Point(int x) {}
`,
    chunks: [
      '1-3',
      '5-8 Store > size, limit',
      '10-26 Store > Store',
      '28-46 Store > add',
      '48-49 Store > Kind',
      '51-51 Point',
    ],
  },
  {
    path: 'a.c',
    text: `/* The licence. */
#define _GNU_SOURCE
#include <stdio.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))
typedef struct store { int size; } store_t;
static int limit = 3;

/** Finds one. */
static char *find(store_t *s) {
${work('  ')}
}

#ifdef DEBUG
void (*handler(int))(int) {
${work('  ')}
}
#else
void none(void) {}
#endif
`,
    chunks: ['1-3', '5-7 MAX, store_t, limit', '9-26 find', '28-48 handler, none'],
  },
  {
    path: 'a.hpp',
    text: `#pragma once
#include <vector>
using namespace std;

namespace app::data {

// A store.
template <typename T>
class Store : public Base {
 public:
  Store() {}
  ~Store();
  void add(T item) {
${work('    ')}
  }
  bool operator==(const Store& other) const {
${work('    ')}
  }
};

template <typename T>
void Store<T>::clear() {
${work('  ')}
}

}  // namespace
`,
    chunks: [
      '1-3',
      '5-12 app::data > Store > Store, ~Store',
      '13-29 app::data > Store > add',
      '30-47 app::data > Store > operator==',
      '49-68 app::data > Store<T>::clear',
    ],
  },
  {
    path: 'a.cs',
    text: `using System;

namespace App.Data
{
    /// <summary>A store.</summary>
    [Serializable]
    public class Store<T> : Base
    {
        private int size;
        public int Size { get; set; }

        public void Add(T item)
        {
${work('            ')}
        }

        public static Store<T> operator +(Store<T> a, Store<T> b)
        {
${work('            ')}
        }
    }

    interface IStore { void Add(); }
}
`,
    chunks: [
      '1-1',
      '3-10 App.Data > Store > size, Size',
      '12-29 App.Data > Store > Add',
      '31-49 App.Data > Store > operator +',
      '51-52 App.Data > IStore',
    ],
  },
  {
    path: 'a.rb',
    text: `# frozen_string_literal: true
require 'json'

module App
  LIMIT = 3

  # A store.
  class Store < Base
    attr_reader :size

    # Adds one.
    def add(item)
${work('      ', 'work(1234567890, 1234567890, 1234567890)')}
    end

    def self.open(path)
${work('      ', 'work(1234567890, 1234567890, 1234567890)')}
    end
  end
end

def main; end
`,
    chunks: ['1-2', '4-5 App > LIMIT', '7-28 App > Store > add', '30-48 App > Store > open', '50-50 main'],
  },
  {
    path: 'a.php',
    text: `<?php
declare(strict_types=1);
namespace App\\Data;
use App\\Base;

/** A store. */
#[Entity]
final class Store extends Base {
  const LIMIT = 3;

  public function add($item) {
${work('    ')}
  }

  public static function open() {
${work('    ')}
  }
}

function main() {}
?>
<p>The end of it.</p>
`,
    chunks: ['1-4', '6-9 Store > LIMIT', '11-27 Store > add', '29-46 Store > open', '48-50 main'],
  },
  {
    path: 'a.sh',
    text: `#!/bin/bash
set -e
source ./lib.sh

# Builds it.
build() {
${work('  ', 'work 1234567890 1234567890 1234567890 1234567890')}
}

function clean {
${work('  ', 'work 1234567890 1234567890 1234567890 1234567890')}
}

build "$@"
`,
    chunks: ['1-3', '5-22 build', '24-40 clean', '42-42'],
  },
];

test.each(samples)('$path is cut by symbol', async ({ path, text, chunks }) => {
  const lines = splitLines(text);
  const found = await chunker.chunk(path, text, () => Promise.resolve());
  expect(found.map(({ lines: [from, to], trail }) => `${from}-${to} ${trail.join(' > ')}`.trim())).toEqual(chunks);
  for (const chunk of found) expect(chunk.text).toBe(lines.slice(chunk.lines[0] - 1, chunk.lines[1]).join('\n'));
});
