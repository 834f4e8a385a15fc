# shellcheck shell=bash disable=SC2034,SC2154
# What the scripts share that restart instances of the topology and processes of the API, as processes of their own beside a
# local stack, while a replay goes on and both APIs are asked all the time. Sourced in the root of the sources; $users is set,
# $keep where the folder of logs shall stay, $prefix of all topics. Needs bash 5 and curl 7.83.

work=$(mktemp -d "${TMPDIR:-/tmp}/tributary-rolling-XXXXXX")
ports=(17071 17072)
apis=(18091 18092)
questions=(/api/growth/summary /api/growth/active-users?limit=5 /api/attribution/summary /api/ledger)
declare -A pids
# Which sources a process is started from, by its name; these here where none are given.
declare -A homes
# Seconds until something that should come is given up.
patience=${ROLLING_PATIENCE:-180}
cluster=()
told=

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

fail() {
    say "FAILED: $* (logs in $work)"
    keep=1
    exit 1
}

stop_all() {
    local name
    for name in "${!pids[@]}"; do
        [ "$name" = stack ] || kill -TERM "${pids[$name]}" 2>/dev/null || true
    done
    sleep 2
    kill -TERM "${pids[stack]:-0}" 2>/dev/null && wait "${pids[stack]}" 2>/dev/null || true
    for name in "${!pids[@]}"; do kill -KILL "${pids[$name]}" 2>/dev/null || true; done
    [ -n "$keep" ] || rm -rf "$work"
}
trap stop_all EXIT

# Runs a command of the tributary of a name's sources, in place of this shell.
tributary() {
    local name=$1
    shift
    TRIBUTARY_OPTS=${TRIBUTARY_OPTS:--Xmx1g} exec "${homes[$name]:-.}/tributary" "$@"
}

# Runs a command of tributary in the background under a name.
run() {
    local name=$1
    shift
    (tributary "$name" "$@") >>"$work/$name.out" 2>&1 &
    pids[$name]=$!
}

# Waits until a path answers 200; prints nothing.
await() {
    local since=$SECONDS
    until curl -sf -m 2 -o /dev/null "$1"; do
        [ $((SECONDS - since)) -lt "$patience" ] || fail "no answer at $1 after $patience s"
        sleep 0.1
    done
}

instance() {
    run "streams-$1" streams --state "$work/state-$1" --application-id "$prefix" --prefix "$prefix" --standbys 1 --partitions 4 \
        --port "${ports[$1]}" "${cluster[@]}"
}

api() {
    run "api-$1" api --port "${apis[$1]}" --prefix "$prefix" --instance "http://127.0.0.1:${ports[0]}" \
        --instance "http://127.0.0.1:${ports[1]}" "${cluster[@]}"
}

start_everything() {
    local number
    say "starting a local stack, two instances and two APIs"
    run stack up --data "$work/stack" --port 0 --kafka-port 0 --registry-port 0 --postgres-port 0
    until [ -e "$work/stack/stack.json" ]; do
        kill -0 "${pids[stack]}" 2>/dev/null || fail "the stack did not start: $(tail -n 3 "$work/stack.out")"
        sleep 0.5
    done
    cluster=(--bootstrap-servers "$(stack_value bootstrap_servers)" --schema-registry "$(stack_value schema_registry)")
    for number in 0 1; do
        instance "$number"
        await "http://127.0.0.1:${ports[$number]}/health/ready"
    done
    for number in 0 1; do api "$number"; done
    for number in 0 1; do await "http://127.0.0.1:${apis[$number]}/health"; done
}

stack_value() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$work/stack/stack.json"; }

# Begins a replay, or goes on with one that was stopped.
replay() { run replay replay growth "$work"/history/*.csv --prefix "$prefix" --quiet --speed 21000 "${cluster[@]}"; }

# Lets facts arrive, and asks both APIs from now on.
begin_to_ask() {
    local number
    (tributary sample sample growth --users "$users" -o "$work/history") >/dev/null
    say "replaying a year of $users users, about 1,500 s long at this speed"
    replay
    touch "$work/asking"
    for number in 0 1; do
        ask "$number" &
        pids[ask-$number]=$!
    done
    sleep 15
    calm
}

# Stops the replay and compares every figure with SQL over what has arrived.
verify() {
    local of=$1
    kill -TERM "${pids[replay]}" 2>/dev/null || true
    wait "${pids[replay]}" 2>/dev/null || true
    (tributary "$of" verify --prefix "$prefix" --streams "http://127.0.0.1:${ports[0]}" --timeout 300 "${cluster[@]}") \
        >"$work/$of.out" 2>&1 || fail "verify: $(tail -n 5 "$work/$of.out")"
    say "verify: $(tail -n 1 "$work/$of.out")"
}

# Asks one API on and on: time, API, status, seconds, and what the answer says of its freshness.
ask() {
    local api=$1 question arguments=()
    for question in "${questions[@]}"; do
        arguments+=(-o /dev/null "http://127.0.0.1:${apis[$api]}$question")
    done
    while [ -e "$work/asking" ]; do
        curl -s -m 20 -w '%{http_code} %{time_total} %header{tributary-freshness}\n' "${arguments[@]}" |
            while read -r line; do echo "$EPOCHREALTIME $api $line"; done || true
        sleep 0.2
    done >>"$work/answers-$api"
}

# Sums up what was answered since a moment: kinds of answers, when the last one was not whole, when lag was back to usual.
sum_up() {
    sort -n "$work"/answers-? | awk -v since="$1" -v now="$EPOCHREALTIME" '
        function lag(text) { return match(text, /"lag":[0-9]+/) ? substr(text, RSTART + 6, RLENGTH - 6) + 0 : -1 }
        $1 < since { if ($1 > since - 10 && lag($0) > usual) usual = lag($0); next }
        {
            all++
            if ($3 == "200" && /"complete":true/ && /"stale":false/) whole++
            else {
                if ($3 == "503") refused++
                else if ($3 == "000") unreachable++
                else if ($3 != "200") wrong++
                else if (/"stale":true/) standby++
                else incomplete++
                if ($1 > last) last = $1
            }
            if (lag($0) > 2 * usual + 1000 && $1 > behind) behind = $1
        }
        END {
            printf "whole again after %.1f s, fresh again after %.1f s; of %d answers %d whole, %d by a standby, %d incomplete, %d with 503, %d without an API, %d others\n",
                last ? last - since : 0, behind ? behind - since : 0, all, whole, standby, incomplete, refused, unreachable, wrong
            exit wrong > 0
        }'
}

# Waits until the answers of the last four seconds were all whole and not further behind than usual.
calm() {
    local since=$SECONDS
    while [ $((SECONDS - since)) -lt "$patience" ]; do
        sleep 2
        if tail -q -n 24 "$work"/answers-? | awk -v from="$(($(date +%s) - 4))" '
            $1 < from { next }
            { n++ }
            !($3 == "200" && /"complete":true/ && /"stale":false/) { bad++ }
            END { exit !(n >= 8 && !bad) }'; then return; fi
    done
    fail "answers were not whole again after $patience s: $(tail -n 2 "$work/answers-0")"
}

# How many records an instance has restored since its first start.
restored() {
    sed -n 's/.*Finished restoring changelog .* with a total number of \([0-9]*\) records.*/\1/p' "$work/state-$1/logs/streams.log" |
        awk '{ n += $1 } END { print n + 0 }'
}

# Tells one step: what is done, then waits for calm and sums up.
step() {
    local what=$1 since=$EPOCHREALTIME
    shift
    "$@"
    calm
    say "$what: ${told:+$told, }$(sum_up "$since")" || fail "$what: an answer was wrong"
    told=
}

seconds_since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }

# Ends a process by a signal and waits for its end.
finish() {
    local since=$EPOCHREALTIME
    kill "-$2" "${pids[$1]}"
    wait "${pids[$1]}" 2>/dev/null || true
    told="ended in $(seconds_since "$since") s"
}

restart_instance() {
    local number=$1 signal=$2 before since
    finish "streams-$number" "$signal"
    before=$(restored "$number")
    since=$EPOCHREALTIME
    instance "$number"
    await "http://127.0.0.1:${ports[$number]}/health/ready"
    told="$told, ready $(seconds_since "$since") s after its start, restored $(($(restored "$number") - before)) records"
}

restart_api() {
    finish "api-$1" TERM
    local since=$EPOCHREALTIME
    api "$1"
    await "http://127.0.0.1:${apis[$1]}/health"
    told="$told, healthy $(seconds_since "$since") s after its start"
}
