# There is no systemd in a test: starts what the unit names, with the variables that the unit names and no others. What a timer would start is run once, to its end.
systemctl() {
  test "$1 $2" = "enable --now"
  local name=${3%.timer} as="" line
  local unit="$LEADFLOW_UNITS/$name.service" log="$LEADFLOW_ETC/$name.log" pids="$LEADFLOW_ETC/processes" command
  case $name in *postgresql) as=$AS_POSTGRES ;; esac
  command=$(sed -n 's/^ExecStart=//p' "$unit")
  (
    for variable in $(compgen -e); do case $variable in PATH | HOME | LANG | JAVA_HOME) ;; *) unset "$variable" ;; esac; done
    while IFS= read -r line; do export "$line"; done < <(sed -n 's/^Environment=//p' "$unit")
    file=$(sed -n 's/^EnvironmentFile=//p' "$unit")
    test -z "$file" || while IFS= read -r line; do export "$line"; done < "$file"
    eval "set -- $command"
    exec setsid $as "$@" > "$log" 2>&1 < /dev/null
  ) &
  case $3 in
    *.timer) test -s "$LEADFLOW_UNITS/$3" && wait $! ;;
    *) echo $! >> "$pids" ;;
  esac
}
