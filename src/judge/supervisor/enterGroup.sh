# enterGroup.sh into FOLDER COMMAND...: moves into a memory control group that was made for it, and becomes the command.
# enterGroup.sh within MOUNT COMMAND...: the same where systemd-run has moved it already; MOUNT is where version 2 is mounted.
# The group's files are open in the command (see fence.c): its limit on 6, its kills on 7, its use on 8, its statistics on 9.
case $1 in
  into)
    group=$2
    echo $$ > "$group/cgroup.procs" || exit 75 ;;
  within)
    while IFS= read -r line; do
      case $line in 0::*) group=$2${line#0::} ;; esac
    done < /proc/self/cgroup ;;
esac
shift 2
if [ -e "$group/memory.max" ]; then
  limit=memory.max kills=memory.events use=memory.current swap=memory.swap.max
else
  limit=memory.limit_in_bytes kills=memory.oom_control use=memory.usage_in_bytes swap=memory.swappiness
fi
# What is over the limit is not to go to a disk instead. There is no such file where the kernel knows no swap.
if [ -w "$group/$swap" ]; then echo 0 > "$group/$swap"; fi
exec 6> "$group/$limit" 7< "$group/$kills" 8< "$group/$use" 9< "$group/memory.stat"
exec "$@"
