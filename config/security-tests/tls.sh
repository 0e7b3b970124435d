#!/usr/bin/env bash
# Asks each address which versions of TLS it speaks: 1.3 must be answered, everything older refused.
# Run     tls.sh intake.example:8443 signin.example:8444 postgres:db.example:5432 ...     ("postgres:" before it asks as PostgreSQL's clients do)
# Needs   openssl 1.1.1 or later that still knows the old versions; with testssl (Debian: testssl.sh) installed and LEADFLOW_TESTSSL=1, its findings of LOW or
#         above are told too (minutes for each address). An authority of your own: LEADFLOW_CA, a PEM file.
# Ends    0: 1.3 and nothing older; 1: something older, a certificate that is not trusted, or a finding; 2: an address could not be asked
set -u
[[ $# -gt 0 ]] || { sed -n '2,7p' "$0"; exit 2; }
worst=0
ended() { [[ $worst == 1 ]] || worst=$1; } # what was found counts more than what could not be asked

# Whether a handshake of version $2 with $1 comes about; the ciphers are openssl's weakest, so that a refusal is the server's.
speaks() {
  local start=() weak=()
  [[ $1 == postgres:* ]] && start=(-starttls postgres)
  [[ $2 == tls1_3 ]] || weak=(-cipher 'ALL:@SECLEVEL=0')
  timeout 20 openssl s_client -connect "${1#postgres:}" -servername "$(cut -d: -f1 <<<"${1#postgres:}")" "-$2" "${weak[@]}" "${start[@]}" ${LEADFLOW_CA:+-CAfile "$LEADFLOW_CA"} </dev/null 2>&1
}

for address in "$@"; do
  answer=$(speaks "$address" tls1_3)
  if ! grep -q 'Cipher is TLS_' <<<"$answer"; then
    echo "$address: TLS 1.3 is not answered"; ended 2; continue
  fi
  echo "$address: TLS 1.3, $(sed -n 's/.*Cipher is //p' <<<"$answer" | head -1)"
  if ! grep -q 'Verify return code: 0' <<<"$answer"; then
    echo "  NOT WELL: the certificate is not trusted:$(sed -n 's/.*Verify return code://p' <<<"$answer" | head -1)"; ended 1
  fi
  for old in tls1_2 tls1_1 tls1; do
    answer=$(speaks "$address" $old)
    if grep -qi 'unknown option\|no protocols available' <<<"$answer"; then
      echo "  $old: this openssl cannot ask"; ended 2
    elif grep -q 'Cipher is (NONE)\|Cipher    : 0000' <<<"$answer" || ! grep -q 'Cipher is ' <<<"$answer"; then
      echo "  $old: refused"
    else
      echo "  NOT WELL: $old is answered"; ended 1
    fi
  done
  if [[ ${LEADFLOW_TESTSSL:-} == 1 ]] && command -v testssl >/dev/null; then
    start=(); [[ $address == postgres:* ]] && start=(--starttls postgres)
    file=$(mktemp -u)
    testssl --quiet --warnings off --color 0 --severity LOW ${LEADFLOW_CA:+--add-ca "$LEADFLOW_CA"} --jsonfile "$file" "${start[@]}" "${address#postgres:}" >/dev/null 2>&1
    found=$(grep -c '"severity" *: *"\(LOW\|MEDIUM\|HIGH\|CRITICAL\)"' "$file" 2>/dev/null)
    echo "  testssl: ${found:-0} findings of LOW or above"
    if (( ${found:-0} > 0 )); then ended 1; grep -A9 '"id"' "$file" | grep '"id"\|"finding"\|"severity"' | sed 's/^ */    /'; fi
    rm -f "$file"
  fi
done
case $worst in 0) echo "well: TLS 1.3 and nothing older";; 1) echo "NOT WELL";; *) echo "not everything could be asked";; esac
exit $worst
