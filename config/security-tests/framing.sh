#!/usr/bin/env bash
# Sends requests whose head or whose body's end two servers could read differently, and heads that are too large. Each must be refused, and what was
# hidden behind it must not be answered.
# Run     framing.sh https://intake.example[:8443]        (http:// too, for a server behind another one)
# Needs   bash; openssl for https. Sends a dozen requests that change nothing.
# Ends    0: all refused; 1: one was answered; 2: the server could not be asked
set -u
address=${1:-}
[[ $address =~ ^(https?)://([^/:]+)(:([0-9]+))?/?$ ]] || { sed -n '2,6p' "$0"; exit 2; }
scheme=${BASH_REMATCH[1]} host=${BASH_REMATCH[2]} port=${BASH_REMATCH[4]:-}
[[ -n $port ]] || { [[ $scheme == https ]] && port=443 || port=80; }
path=${LEADFLOW_PATH:-/signed-out}

# Sends the text of $1 (printf's escapes) and prints all that comes back.
ask() {
  if [[ $scheme == https ]]; then
    printf "$1" | timeout 10 openssl s_client -quiet -verify_quiet -connect "$host:$port" -servername "$host" 2>/dev/null
  else
    exec 3<>"/dev/tcp/$host/$port" || return 1
    printf "$1" >&3; timeout 10 cat <&3; exec 3<&- 3>&-
  fi
}

good=$(ask "GET $path HTTP/1.1\r\nHost: $host:$port\r\nConnection: close\r\n\r\n" | tr -d '\0' | head -1)
[[ $good == HTTP/1.1\ 200* ]] || { echo "$address$path does not answer 200 to an ordinary request: ${good:-nothing}"; exit 2; }

bad=0
# $1 what it is, $2 the request; a second one for $path stands behind it where its end can be read in two ways
refused() {
  local answer first
  answer=$(ask "$2" | tr -d '\0')
  first=${answer%%$'\r'*}
  if grep -q '^HTTP/1.1 [23]' <<<"$answer"; then
    bad=1; printf 'NOT REFUSED  %-52s %s\n' "$1" "$first"
  else
    printf 'refused      %-52s %s\n' "$1" "${first:-connection closed}"
  fi
}
H="Host: $host:$port\r\n"
NEXT="0\r\n\r\nGET $path HTTP/1.1\r\n$H\r\n"
refused 'transfer coding that only ends in "chunked"'   "POST $path HTTP/1.1\r\n${H}Transfer-Encoding: xchunked\r\n\r\n$NEXT"
refused 'two transfer codings'                          "POST $path HTTP/1.1\r\n${H}Transfer-Encoding: chunked, identity\r\n\r\n$NEXT"
refused 'a transfer coding that is none'                "POST $path HTTP/1.1\r\n${H}Transfer-Encoding: identity\r\n\r\n$NEXT"
refused 'a length beside chunks'                        "POST $path HTTP/1.1\r\n${H}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n$NEXT"
refused 'two lengths'                                   "POST $path HTTP/1.1\r\n${H}Content-Length: 4\r\nContent-Length: 5\r\n\r\nxxxx$NEXT"
refused 'a length below 0'                              "POST $path HTTP/1.1\r\n${H}Content-Length: -1\r\n\r\n$NEXT"
refused 'a space before the colon'                      "POST $path HTTP/1.1\r\n${H}Content-Length : 4\r\n\r\nxxxx"
refused 'a head of bare line feeds'                     "GET $path HTTP/1.1\nHost: $host:$port\n\n"
refused 'a head of bare carriage returns'               "GET $path HTTP/1.1\rHost: $host:$port\r\r"
refused 'a head that begins with a folded line'         "GET $path HTTP/1.1\r\n Folded: x\r\n$H\r\n"
refused 'a request without a host'                      "GET $path HTTP/1.1\r\n\r\n"
refused 'a head of more than 64 KB'                     "GET $path HTTP/1.1\r\n${H}X-Large: $(printf 'x%.0s' {1..66000})\r\n\r\n"
refused 'more than 100 header fields'                   "GET $path HTTP/1.1\r\n$H$(printf 'X-%s: x\\r\\n' {1..150})\r\n"
[[ $bad == 0 ]] && echo "well: all refused" || echo "NOT WELL: a server in front of this one could be led to pass a hidden request on"
exit $bad
