/** What a new file of each language begins with: reading and writing the fast way, and nothing else. */

export const CPP = `#include <bits/stdc++.h>
using namespace std;

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);

    return 0;
}
`;

export const C = `#include <stdio.h>
#include <stdlib.h>

int main(void) {

    return 0;
}
`;

export const PYTHON = `import sys


def main():
    data = sys.stdin.read().split()


main()
`;

export const JAVA = `import java.io.*;
import java.util.*;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out)));

        out.flush();
    }
}
`;

export const RUST = `use std::io::{self, Read, Write};

fn main() {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).unwrap();
    let mut tokens = input.split_ascii_whitespace();
    let mut out = io::BufWriter::new(io::stdout().lock());

}
`;

export const GO = `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()

	var n int
	fmt.Fscan(in, &n)
	fmt.Fprintln(out, n)
}
`;

export const JAVASCRIPT = `const tokens = require('fs').readFileSync(0, 'utf8').split(/\\s+/);
const out = [];

console.log(out.join('\\n'));
`;

export const TYPESCRIPT = `import { readFileSync } from 'fs';

const tokens: string[] = readFileSync(0, 'utf8').split(/\\s+/);
const out: string[] = [];

console.log(out.join('\\n'));
`;

export const KOTLIN = `import java.io.*
import java.util.*

fun main() {
    val input = BufferedReader(InputStreamReader(System.\`in\`))
    val out = StringBuilder()

    print(out)
}
`;

export const CSHARP = `using System;
using System.Collections.Generic;
using System.Linq;

public static class Program
{
    public static void Main()
    {

    }
}
`;
