using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tideline.Benchmarks.Peers;

/// <summary>One clickhouse-server of its own in a folder, on a free port of 127.0.0.1.</summary>
internal sealed class ClickHouseServer : IDisposable
{
    /// <summary>Of the user's profile.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["max_memory_usage"] = "12000000000",
        ["max_bytes_before_external_group_by"] = "6000000000",
        ["join_use_nulls"] = "1",
        ["log_queries"] = "0",
    };

    private readonly ServerProcess _server;
    private readonly HttpClient _http;

    /// <param name="folder">Takes data and configuration.</param>
    /// <exception cref="InvalidOperationException">The program is not installed, or does not start.</exception>
    public ClickHouseServer(string folder)
    {
        string[] places = ["/usr/sbin/clickhouse-server", "/usr/bin/clickhouse-server"];
        var program = places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("clickhouse-server is not installed (Debian: clickhouse-server); this part is skipped.");
        var port = FreePort();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
        _server = new ServerProcess("clickhouse-server", folder, program, [$"--config-file={Configure(folder, port)}"], "-TERM", Answers);
    }

    public double Cpu => _server.Cpu;

    /// <summary>Greatest memory of the server since it started.</summary>
    public double PeakMegabytes => _server.PeakMegabytes;

    /// <summary>Runs one statement and gives what it printed, in columns with tabs.</summary>
    public string Run(string statement) => Send("/", new StringContent(statement));

    /// <summary>Loads a CSV file without header.</summary>
    public void Load(string table, string file)
    {
        using var stream = File.OpenRead(file);
        using var body = new StreamContent(stream);
        Send($"/?query={Uri.EscapeDataString($"insert into {table} format CSV")}", body);
    }

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
    }

    private string Send(string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = _http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        return response.IsSuccessStatusCode ? text.Trim() : throw new InvalidOperationException($"clickhouse-server refused a statement: {text.Trim()}");
    }

    private bool Answers()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ping");
            using var response = _http.Send(request);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Configure(string folder, int port)
    {
        foreach (var name in (string[])["data", "tmp", "format_schemas"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        var file = Path.Combine(folder, "config.xml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            <yandex>
              <logger><level>warning</level><console>1</console></logger>
              <http_port>{port}</http_port><listen_host>127.0.0.1</listen_host>
              <path>{folder}/data/</path><tmp_path>{folder}/tmp/</tmp_path><format_schema_path>{folder}/format_schemas/</format_schema_path>
              <users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
              <mark_cache_size>1073741824</mark_cache_size><keep_alive_timeout>60</keep_alive_timeout><timezone>UTC</timezone>
            </yandex>
            """));
        File.WriteAllText(Path.Combine(folder, "users.xml"), $"""
            <yandex>
              <profiles><default>{string.Concat(Settings.Select(s => $"<{s.Key}>{s.Value}</{s.Key}>"))}</default></profiles>
              <quotas><default></default></quotas>
              <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
            </yandex>
            """);
        return file;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
