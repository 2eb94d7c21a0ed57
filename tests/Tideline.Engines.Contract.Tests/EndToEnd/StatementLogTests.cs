using System.Globalization;
using Tideline.EndToEnd.Tests;
using Tideline.EndToEnd.Tests.Canary;
using Tideline.Engines.Contract.Tests.Servers;

namespace Tideline.Engines.Contract.Tests.EndToEnd;

/// <summary>Servers log the statements that they are sent, so that no statement may name a subscriber.</summary>
public sealed class StatementLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Neither_a_number_nor_a_pseudonym_stands_in_the_statements_and_logs_of_the_servers()
    {
        await using var cluster = await ClickHouseCluster.Start(servers: 2, logsAll: true);
        var project = _folder.Below("project");
        await Done("generate", "--scenario", "short-history", "--subscribers", "300", "--seed", "12", "--out", project);
        ReleaseContractTests.UseCluster(project, cluster);
        await Done("ingest", "--project", project);
        await Done("run", "--project", project);
        await Done("doctor", "--project", project);

        var key = Convert.FromHexString(File.ReadAllText(Path.Combine(project, "secrets", "pseudonym.key")).Trim());
        var pseudonym = CanaryForms.Pseudonym(key, CanaryFiles.Number);
        using var scan = new CanaryScan(
            [.. CanaryForms.OfNumber(CanaryFiles.CallingCode, CanaryFiles.National), .. CanaryForms.OfPseudonym(pseudonym)], CanaryFiles.National);
        foreach (var server in cluster.Servers)
        {
            var statements = await Logged(server, "select 'the last of all'");
            Assert.True(statements.Split('\n').Count(s => s.Contains("subscriber", StringComparison.Ordinal)) > 20, "The log holds hardly a statement of the run.");
            Assert.Empty(scan.Text("the statements", statements));
            Assert.Empty(scan.Text("the log", server.Said));

            // Were one sent, it would be found in both.
            statements = await Logged(server, string.Create(CultureInfo.InvariantCulture, $"select {pseudonym}"));
            Assert.NotEmpty(scan.Text("the statements", statements));
            Assert.NotEmpty(scan.Text("the log", server.Said));
        }
    }

    /// <summary>All statements of a server up to one more.</summary>
    private static async Task<string> Logged(ClickHouseServer server, string last)
    {
        await Ask(server, last);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            // The server makes the table when it first writes to it.
            var statements = await Ask(server, "select query, exception, stack_trace from system.query_log") ?? "";
            if (statements.Contains(last.Replace("'", "\\'", StringComparison.Ordinal), StringComparison.Ordinal))
            {
                return statements;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    private static async Task<string?> Ask(ClickHouseServer server, string statement)
    {
        using var http = new HttpClient();
        using var content = new StringContent(statement);
        using var answer = await http.PostAsync(server.Address, content, TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : null;
    }

    private async Task Done(params string[] arguments)
    {
        var ended = await Call.Run(_folder.Path, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}\n{ended.Said}");
    }
}
