-- Sends prepared requests, one after the other, over and over: making them costs the machine nothing while it measures.
-- Arguments: the file (each request after a line with its length in bytes), and which one is the first.
local requests, following = {}, 0

function init(args)
  local file = assert(io.open(args[1], "rb"))
  for line in file:lines() do
    requests[#requests + 1] = file:read(tonumber(line))
  end
  file:close()
  following = tonumber(args[2]) % #requests
end

function request()
  following = following + 1
  if following > #requests then following = 1 end
  return requests[following]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%.6f,"refused":%d,"broken":%d,"p50":%.3f,"p90":%.3f,"p99":%.3f,"max":%.3f}\n',
    summary.requests, summary.duration / 1e6, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(90) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
