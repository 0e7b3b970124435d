#!/usr/bin/env bash
# Opens many connections that are slow in each way there is, and asks meanwhile as somebody at work does: each slow one must be gone after so many
# seconds (S27: 15), and whoever is at work must be served (99 of 100 within a second).
# Run     slow.sh https://intake.example:8443/signed-out [CONNECTIONS, 200] [SECONDS, 15]
# Needs   python3 (3.9) and as many file handles (ulimit -n), here and at the server. An authority of your own: LEADFLOW_CA, a PEM file.
#         LEADFLOW_TOKEN: a token, for a page behind the sign-in. LEADFLOW_SLOW_PATHS: further paths, parted by blanks, to which bodies are sent.
#         LEADFLOW_SLOW_ANSWER: a path whose answer is larger than the network's buffers (some 500 KB), for readers who take nothing.
#         LEADFLOW_SLOW_FROM: another address of this machine, from which the slow ones come; from one address whose requests are limited, the one at
#         work is limited too (docs/operations.md, "Rate limits").
# Ends    0: all is well; 1: connections were held or the one at work waited; 2: the server could not be asked
[[ $# -ge 1 ]] || { sed -n '2,10p' "$0"; exit 2; }
exec python3 - "$@" <<'PYTHON'
import asyncio, concurrent.futures, multiprocessing, os, socket, ssl, sys, threading, time
from urllib.parse import urlsplit

multiprocessing.set_start_method('fork')

url = urlsplit(sys.argv[1])
count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
most = float(sys.argv[3]) if len(sys.argv) > 3 else 15
tls = ssl.create_default_context(cafile=os.environ.get('LEADFLOW_CA')) if url.scheme == 'https' else None
host, port, path = url.hostname, url.port or (443 if tls else 80), (url.path or '/') + ('?' + url.query if url.query else '')
HOST_ADDRESS = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0]
HEAD = f'Host: {host}:{port}\r\n'
# what is sent at once, what follows every second, what is read
WAYS = {
    'says nothing': ('', ''),
    'a head that does not end': (f'GET {path} HTTP/1.1\r\n{HEAD}', 'X-Slow: x\r\n'),
    'a body that does not end': (f'POST {{}} HTTP/1.1\r\n{HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\n', 'x'),
    'a body that is announced and does not come': (f'POST {{}} HTTP/1.1\r\n{HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\nExpect: 100-continue\r\n\r\n', ''),
    'a body that stops': (f'POST {{}} HTTP/1.1\r\n{HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\n\r\nx=', ''),
    'no handshake': None,
    'an answer that is not read': 'GET',
}
# what strangers get and no network's buffer holds
ANSWER = os.environ.get('LEADFLOW_SLOW_ANSWER', '/jakarta.faces.resource/components.js.xhtml?ln=primefaces')

AT_WORK = f'GET {path} HTTP/1.1\r\n{HEAD}Connection: close\r\n' + (f'Authorization: Bearer {os.environ["LEADFLOW_TOKEN"]}\r\n' if os.environ.get('LEADFLOW_TOKEN') else '') + '\r\n'
PATHS = [path] + os.environ.get('LEADFLOW_SLOW_PATHS', '').split()
SOURCE = (os.environ['LEADFLOW_SLOW_FROM'], 0) if os.environ.get('LEADFLOW_SLOW_FROM') else None

# Takes nothing until the time is over. What the network's buffers hold is nobody's burden, so that these tell by the one at work alone. With a thread and a
# plain socket, because asyncio takes a quarter of a megabyte by itself.
def unread(ended, begin):
    at = None
    try:
        mine = socket.socket(socket.AF_INET6 if ':' in HOST_ADDRESS else socket.AF_INET)
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        mine.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536) # the sender's buffer grows with this: on one machine it would hold everything
        mine.settimeout(30)
        if SOURCE:
            mine.bind(SOURCE)
        mine.connect((HOST_ADDRESS, port))
        if tls:
            mine = tls.wrap_socket(mine, server_hostname=host)
        begin.append(time.monotonic())
        at = time.monotonic()
        mine.sendall(f'GET {ANSWER} HTTP/1.1\r\n{HEAD}Connection: close\r\n\r\n'.encode())
        time.sleep(most)
        mine.close()
        ended.append(most)
    except Exception:
        ended.append(most if at else 0.0)

async def slow(way, which, ended, begin):
    try:
        reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port, ssl=tls if way else None, local_addr=SOURCE), 30)
    except Exception:
        ended.append(0.0)
        return
    begin.append(time.monotonic())
    at = time.monotonic()
    try:
        if way and way[0]:
            writer.write(way[0].replace('{}', PATHS[which % len(PATHS)]).encode())
        while time.monotonic() - at < most + 5:
            try:
                if not await asyncio.wait_for(reader.read(65536), 1):
                    break
            except asyncio.TimeoutError:
                if way and way[1]:
                    writer.write(way[1].encode())
                    await writer.drain()
        else:
            ended.append(None)
            return
    except Exception:
        pass
    finally:
        writer.close()
    ended.append(time.monotonic() - at)

async def slow_ones(way, many):
    ended, begin = [], []
    if way == 'GET':
        threading.stack_size(256 * 1024)
        with concurrent.futures.ThreadPoolExecutor(max(1, many)) as threads:
            for _ in range(many):
                threads.submit(unread, ended, begin)
        return ended, len(begin)
    await asyncio.gather(*(slow(way, i, ended, begin) for i in range(many)))
    return ended, len(begin)

async def at_work(until):
    took, refused = [], {}
    while not until():
        at = time.monotonic()
        try:
            reader, writer = await asyncio.wait_for(asyncio.open_connection(host, port, ssl=tls), 10)
            writer.write(AT_WORK.encode())
            answer = await asyncio.wait_for(reader.read(), 10)
            writer.close()
            if answer.startswith(b'HTTP/1.1 200'):
                took.append(time.monotonic() - at)
            else:
                refused[answer[9:12].decode()] = refused.get(answer[9:12].decode(), 0) + 1
        except Exception:
            took.append(10.0)
        await asyncio.sleep(0.2)
    return sorted(took), refused

# Each has a process of its own: what one of them waits for must not be the others' work.
def apart(work):
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=lambda: theirs.send(asyncio.run(work())))
    process.start()
    theirs.close() # whoever waits for a process that died is told
    return process, mine

def main():
    begun = time.monotonic()
    first, refused = asyncio.run(at_work(lambda: time.monotonic() - begun > 3))
    if not first or first[0] >= 10 or refused:
        print(f'{sys.argv[1]} does not answer 200 {refused or ""}'); return 2
    print(f'one at work alone: {1000 * first[len(first) * 99 // 100]:.0f} ms (99 of 100, {len(first)} requests)')
    bad = False
    for name, way in WAYS.items():
        if way is None and not tls:
            continue
        done = multiprocessing.Event()
        worker, told = apart(lambda: at_work(done.is_set))
        share = max(1, os.cpu_count() or 1)
        parts = [apart(lambda many=count // share + (i < count % share): slow_ones(way, many)) for i in range(share)]
        ended, begun = [], 0
        for process, part in parts:
            some, connected = part.recv()
            ended += some
            begun += connected
            process.join()
        done.set()
        took, refused = told.recv()
        worker.join()
        held = sum(e is None or e > most for e in ended)
        longest = max((e for e in ended if e is not None), default=0)
        waited = took[len(took) * 99 // 100] if took else 10
        well = held == 0 and waited < 1 and not refused and begun == count
        bad |= not well
        print(f'{"well    " if well else "NOT WELL"}  {name}: {begun} of {count} connected, {held} held longer than {most:.0f} s, the others at most {longest:.1f} s; '
              f'one at work waited {1000 * waited:.0f} ms (99 of 100, {len(took)} requests){f", was refused {refused}" if refused else ""}', flush=True)
    return 1 if bad else 0

sys.exit(main())
PYTHON
