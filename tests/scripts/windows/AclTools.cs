using System.IO;

namespace Sim
{
    /// <summary>takeown.exe /f path /a: an administrator becomes owner, whatever the permissions say. They stay as they are.</summary>
    public sealed class Takeown : NativeTool
    {
        public override string Name => "takeown.exe";
        public override int Run(Machine machine, string[] args, TextWriter print, TextWriter error)
        {
            if (args.Length != 3 || args[0] != "/f" || args[2] != "/a") throw machine.Refuse("takeown.exe " + string.Join(" ", args));
            var node = machine.Files.Find(args[1]);
            if (node == null || !machine.User.Elevated || (string)machine.Spec["takeown"] == "denied") { error.WriteLine(Texts.Of(machine.Language, "tool-denied")); return 1; }
            machine.Files.Own(args[1], "S-1-5-32-544");
            print.WriteLine(Texts.Of(machine.Language, "takeown", args[1]));
            return 0;
        }
    }
}
