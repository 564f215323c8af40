"""Access-log lines: `<ip> <method> <path> <status> <bytes>`."""


class Entry:
    def __init__(self, ip, method, path, status, size):
        self.ip = ip
        self.method = method
        self.path = path
        self.status = status
        self.size = size


def read_entries(path):
    entries = []
    with open(path) as file:
        for line in file.readlines():
            ip, method, route, status, size = line.split()
            entries.append(Entry(ip, method, route, int(status), int(size)))
    return entries
