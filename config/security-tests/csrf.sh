#!/usr/bin/env bash
# Sends one page's form as another site would make a browser send it, and as somebody would who guesses a page's state. Each must be refused.
# Run     LEADFLOW_COOKIE='__Host-leadflow=...' csrf.sh https://intake.example/calls/log
#         the cookie of a person who is signed in, for whom the page opens (a browser's developer tools show it)
# Needs   bash, curl. An authority of your own: LEADFLOW_CA, a PEM file. It sends the form without any button: what is not refused changes nothing either.
# Ends    0: all refused; 1: one was not; 2: the page could not be asked
set -u
address=${1:-}
[[ $address =~ ^https?://[^/]+/ && -n ${LEADFLOW_COOKIE:-} ]] || { sed -n '2,7p' "$0"; exit 2; }
own=$(grep -oE '^https?://[^/]+' <<<"$address")
ask() { curl -s --max-time 30 ${LEADFLOW_CA:+--cacert "$LEADFLOW_CA"} -H "Cookie: $LEADFLOW_COOKIE" -H 'Accept: text/html' "$@"; }

page=$(ask "$address")
state=$(grep -oE 'name="jakarta.faces.ViewState"[^>]*value="[^"]+"' <<<"$page" | head -1 | sed 's/.*value="//; s/"$//')
form=$(grep -oE '<form[^>]* id="[^"]+"' <<<"$page" | head -1 | sed 's/.* id="//; s/"$//')
nonce=$(grep -oE "csp\.init\('[^']+'" <<<"$page" | head -1 | sed "s/.*'\(.*\)'/\1/")
[[ -n $state && -n $form ]] || { echo "$address shows no form: is the cookie that of somebody who is signed in?"; exit 2; }

bad=0
# $1 what it is, $2 pattern of the statuses that are right, then curl's own arguments
expect() {
  local what=$1 right=$2 status; shift 2
  status=$(ask -o /dev/null -w '%{http_code}' --data-urlencode "$form=$form" "$@" "$address")
  if [[ $status =~ ^($right)$ ]]; then printf 'well      %-56s %s\n' "$what" "$status"; else bad=1; printf 'NOT WELL  %-56s %s\n' "$what" "$status"; fi
}
with=(--data-urlencode "jakarta.faces.ViewState=$state" --data-urlencode "primefaces.nonce=$nonce")
expect 'as the page itself sends it'                    '200|302' "${with[@]}" -H "Origin: $own" -H 'Sec-Fetch-Site: same-origin'
expect 'from another site, by its origin'               403 "${with[@]}" -H 'Origin: https://elsewhere.example'
expect 'from an origin that is kept back'               403 "${with[@]}" -H 'Origin: null'
expect 'from a neighbour of the same name, another port' 403 "${with[@]}" -H "Origin: $own:1"
expect 'from another site, by what the browser says'    403 "${with[@]}" -H "Origin: $own" -H 'Sec-Fetch-Site: cross-site'
expect 'from the same site, another host'               403 "${with[@]}" -H "Origin: $own" -H 'Sec-Fetch-Site: same-site'
expect 'from nobody knows where'                        403 "${with[@]}"
expect 'with the nonce of another page'                 403 --data-urlencode "jakarta.faces.ViewState=$state" --data-urlencode 'primefaces.nonce=c29tZWJvZHkncyBvd24=' -H "Origin: $own" -H 'Sec-Fetch-Site: same-origin'
expect 'with the state of no page'                      '302|403|401' --data-urlencode 'jakarta.faces.ViewState=1234567890:1234567890' -H "Origin: $own" -H 'Sec-Fetch-Site: same-origin'
[[ $bad == 0 ]] && echo "well: all refused" || echo "NOT WELL: another site could act in the name of whoever is signed in"
exit $bad
