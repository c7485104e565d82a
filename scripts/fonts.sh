#!/usr/bin/env bash
# Makes the two fonts of public/fonts from their published packages: only the letters and signs that the page uses.
# Needs fonttools with brotli (Debian: apt-get install fonttools python3-brotli). Run it again when a sign is missing.
set -euo pipefail
out=$(cd "$(dirname "$0")/../public/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() { # package@version folder
  mkdir "$2"
  tar xf "$(npm pack --silent "$1")" --strip-components=1 -C "$2"
}

subset() { # source target features unicodes
  pyftsubset "$1" --output-file="$2" --layout-features="$3" --unicodes="$4" \
    --flavor=woff2 --no-hinting --desubroutinize --name-IDs=0,1,2,3,4,5,6,13,14
  stat -c '%n %s bytes' "$2"
}

# Latin with accents, Greek, super- and subscripts, arrows, relations, and the marks of buttons and claims.
# One optical size and the weights 400 to 700 are a third smaller than the whole range.
inter='U+0020-007E,U+00A0-00FF,U+0131,U+0150-0153,U+02C6,U+02DA,U+02DC,U+0391-03A9,U+03B1-03C9,U+03D5,U+2010-2014,
U+2018-201D,U+2022,U+2026,U+2032-2033,U+2070,U+2074-2079,U+207A-207B,U+207F-2089,U+2190-2194,U+21BA-21BB,U+2202,U+2206,U+2211,
U+2212,U+221A,U+221E,U+2248,U+2260,U+2264-2265,U+25A0,U+25B2,U+25B6,U+25BC,U+25C0,U+25C6,U+25CF,U+2605,U+26A0,U+2713,
U+2717'
fetch inter-ui@4.1.1 inter
/usr/bin/python3 -m fontTools.varLib.instancer -q inter/variable/InterVariable.woff2 opsz=14 wght=400:700 -o inter.ttf
subset inter.ttf "$out/inter.woff2" kern,tnum,ccmp,mark "${inter//$'\n'/}"
cp inter/LICENSE.txt "$out/inter-OFL.txt"

# Upright and italic Latin and Greek, accents, operators; the MATH table brings the larger roots, fences and sums.
mathematics='U+0020-007E,U+00A0,U+00AC,U+00B0-00B3,U+00B7,U+00B9,U+00D7,U+00F7,U+02C6,U+02DC,U+0302-0304,U+0307,U+0391-03A9,
U+03B1-03C9,U+03D1,U+03D5,U+03F5,U+2016,U+2026,U+2032,U+2061-2063,U+207A-207B,U+210E,U+2190-2194,U+21A6,U+2202,U+2207,U+2208,
U+2211-2212,U+2215,U+2217-2218,U+221A,U+221E,U+2223,U+2225,U+2227-2228,U+2248,U+2260-2261,U+2264-2265,U+2299,U+22C5,
U+22EF,U+2308-230B,U+1D434-1D454,U+1D456-1D467,U+1D6E2-1D71B'
fetch @fontsource/stix-two-math@5.3.0 stix
subset stix/files/stix-two-math-latin-400-normal.woff2 "$out/mathematics.woff2" '*' "${mathematics//$'\n'/}"
cp stix/LICENSE "$out/mathematics-OFL.txt"
