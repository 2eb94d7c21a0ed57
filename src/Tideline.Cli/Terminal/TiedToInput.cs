namespace Tideline.Cli.Terminal;

/// <summary>Ties a command to whoever started it: where its standard input ends, it stops, since nobody follows it any more.</summary>
internal static class TiedToInput
{
    // A command that was killed is simply run again; two at work on one project would be worse.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    public static CancellationToken Or(CancellationToken cancellation)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
            }

            stop.Cancel();
            Thread.Sleep(Grace);
            Environment.Exit(CommandStopped);
        })
        {
            IsBackground = true,
            Name = "follows standard input",
        }.Start();
        return stop.Token;
    }

    private const int CommandStopped = 130;
}
