# There is no systemd in a test: starts what the unit names, with the variables that the unit names and no others.
systemctl() {
  test "$1 $2" = "enable --now"
  local name=$3 unit="$LEADFLOW_UNITS/$3.service" as="" line
  case $name in *postgresql) as=$AS_POSTGRES ;; esac
  local log="$LEADFLOW_ETC/$name.log" pids="$LEADFLOW_ETC/processes" command
  command=$(sed -n 's/^ExecStart=//p' "$unit")
  (
    for variable in $(compgen -e); do case $variable in PATH | HOME | LANG | JAVA_HOME) ;; *) unset "$variable" ;; esac; done
    while IFS= read -r line; do export "$line"; done < <(sed -n 's/^Environment=//p' "$unit")
    file=$(sed -n 's/^EnvironmentFile=//p' "$unit")
    test -z "$file" || while IFS= read -r line; do export "$line"; done < "$file"
    eval "set -- $command"
    exec setsid $as "$@" > "$log" 2>&1 < /dev/null
  ) &
  echo $! >> "$pids"
}
