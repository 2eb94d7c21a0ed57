using Tideline.Domain;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Commands;

/// <summary>Faults that a person can mend end with their message and exit code.</summary>
internal static class Guard
{
    public static Task<int> Run(Action action)
    {
        try
        {
            action();
            return Task.FromResult(0);
        }
        catch (TidelineException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return Task.FromResult(fault.ExitCode);
        }
        catch (SyntheticException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return Task.FromResult(2);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped. Results that were finished are kept; run the same command again to continue.");
            return Task.FromResult(130);
        }
    }
}
