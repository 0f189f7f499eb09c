Remove-RcStoredCredential -Target "TERMSRV/$HostName"
Write-RcLine 'The next connection asks for the password. Have it ready before you connect.'
