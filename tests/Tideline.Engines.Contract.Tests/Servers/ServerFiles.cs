using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>The folder and the configuration of one server: on 127.0.0.1 only, UTC.</summary>
internal static class ServerFiles
{
    /// <summary>Writes what a server reads at its start.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="http">Port of its HTTP interface.</param>
    /// <param name="password">Password of the user <c>default</c>; may be empty.</param>
    /// <param name="logsAll">Whether it logs every statement in <c>system.query_log</c>, and all else that it can say.</param>
    /// <returns>Path of its configuration.</returns>
    public static string Write(string folder, int http, string password, bool logsAll)
    {
        foreach (var name in (ReadOnlySpan<string>)["data", "tmp", "format_schemas"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        File.WriteAllText(Path.Combine(folder, "config.xml"), string.Create(CultureInfo.InvariantCulture, $"""
            <yandex>
              <logger><level>{(logsAll ? "trace" : "warning")}</level><console>1</console></logger>
              <http_port>{http}</http_port>
              <listen_host>127.0.0.1</listen_host>
              <path>{folder}/data/</path>
              <tmp_path>{folder}/tmp/</tmp_path>
              <format_schema_path>{folder}/format_schemas/</format_schema_path>
              <users_config>users.xml</users_config>
              <default_profile>default</default_profile>
              <default_database>default</default_database>
              <mark_cache_size>67108864</mark_cache_size>
              <timezone>UTC</timezone>
              {(logsAll ? "<query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>100</flush_interval_milliseconds></query_log>" : "")}
            </yandex>
            """));
        File.WriteAllText(Path.Combine(folder, "users.xml"), $"""
            <yandex>
              <profiles><default><max_memory_usage>2000000000</max_memory_usage><max_threads>2</max_threads><log_queries>{(logsAll ? 1 : 0)}</log_queries></default></profiles>
              <quotas><default></default></quotas>
              <users><default>
                <password>{password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
              </default></users>
            </yandex>
            """);
        return Path.Combine(folder, "config.xml");
    }

    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
