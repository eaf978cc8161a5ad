#!/usr/bin/env python3
"""An HTTP proxy on a loopback port that opens tunnels (CONNECT) for who knows its password.

    proxy.py PORT-FILE LOG USER:PASSWORD

Writes its port to PORT-FILE, and each request's head to LOG. Runs until it is ended.
"""
import base64
import os
import socket
import sys
import threading


def pass_on(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    finally:
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def read_head(client):
    head = b""
    while b"\r\n\r\n" not in head and len(head) < 65536:
        data = client.recv(4096)
        if not data:
            break
        head += data
    return head.decode("latin-1")


def serve(client, log, password):
    head = read_head(client)
    log.write(head)
    log.flush()
    words = head.split()
    wanted = "proxy-authorization: basic " + base64.b64encode(password.encode()).decode()
    if len(words) < 2 or words[0] != "CONNECT":
        client.sendall(b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    elif not any(line.lower() == wanted.lower() for line in head.splitlines()):
        client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                       b"Content-Length: 0\r\nConnection: close\r\n\r\n")
    else:
        host, port = words[1].rsplit(":", 1)
        target = socket.create_connection((host, int(port)))
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=pass_on, args=(target, client), daemon=True).start()
        pass_on(client, target)
    client.close()


def main():
    port_file, log_path, password = sys.argv[1:]
    listener = socket.create_server(("127.0.0.1", 0))
    with open(port_file + ".part", "w", encoding="utf-8") as out:
        out.write(str(listener.getsockname()[1]))
    os.rename(port_file + ".part", port_file)
    with open(log_path, "w", encoding="utf-8") as log:
        while True:
            client, _ = listener.accept()
            threading.Thread(target=serve, args=(client, log, password), daemon=True).start()


main()
